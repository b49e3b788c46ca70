// Loaded before the command line: tells at the end how much memory the process held at its largest, threads included.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => writeSync(2, `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`));
}
