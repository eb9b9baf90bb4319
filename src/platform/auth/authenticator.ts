import type { Request, RequestState } from '../http/request';

export type Recognised = Pick<RequestState, 'actor' | 'via' | 'csrfSeed' | 'sessionId'>;

/** Recognises who sends a request, from the session cookie or the API token. Implemented by the identity feature. */
export abstract class Authenticator {
  abstract recognise(request: Request): Promise<Recognised>;
}
