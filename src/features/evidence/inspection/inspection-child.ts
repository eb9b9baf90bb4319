import { inspectContent, type InspectionTask } from './inspect-content';

/** One file after the other; whoever started this process ends it when a file takes too long. */
process.on('message', (task: InspectionTask) => {
  inspectContent(task).then(
    (refusal) => process.send?.({ refusal }),
    () => process.send?.({ refusal: { reason: 'checkFailed' } }),
  );
});
process.on('disconnect', () => process.exit(0));
