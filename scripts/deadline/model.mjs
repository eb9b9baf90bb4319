// The rule "trước ngày 20/7/2018" told once more, by other means than the product's: strings of ICU in Viet Nam's zone, no arithmetic on
// the offset. What the product says is compared with this.

const ZONE = 'Asia/Ho_Chi_Minh';
const PARTS = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** `2018-07-19`: the day in Viet Nam at that moment. */
export const dayInVietNam = (instant) => PARTS.format(new Date(instant));

const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * @param {string} named the day of the wording
 * @param {boolean} counts whether the named day itself still counts (the lenient reading)
 * @returns {{ kind: 'on_time' | 'late', days: number }}
 */
export function verdict(named, instant, counts) {
  const lastDay = dayNumber(named) - (counts ? 0 : 1);
  const late = dayNumber(dayInVietNam(instant)) - lastDay;
  return late > 0 ? { kind: 'late', days: late } : { kind: 'on_time', days: 0 };
}

/** The same numbers every run, for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pad = (number) => String(number).padStart(2, '0');

/** Named days over 200 years (since 1976, when the whole country had this zone), with instants around them: one millisecond before, at and after midnight, and anywhere within weeks. */
export function* generated(count, seed) {
  const next = random(seed);
  const whole = (below) => Math.floor(next() * below);
  for (let made = 0; made < count; ) {
    const named = made === 0 ? '2018-07-20' : `${1976 + whole(200)}-${pad(1 + whole(12))}-${pad(1 + whole(28))}`;
    const midnight = Date.parse(`${named}T00:00:00+07:00`);
    const offsets = [-1, 0, 1, -2, 2, 86_400_000 - 1, 86_400_000, whole(40 * 86_400_000) - 20 * 86_400_000, whole(7_200_000) - 3_600_000];
    for (const offset of offsets) {
      if (made >= count) return;
      made += 1;
      yield { named, instant: midnight + offset };
    }
  }
}
