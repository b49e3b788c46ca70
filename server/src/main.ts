import { isMainThread } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { loadEngine } from './load-engine';
import { startServer } from './server';

const usage = `Usage: sagemaker-v3-language-server --stdio

Finds Amazon SageMaker Python SDK V2 code in Python files and rewrites it to V3.

  --stdio          talk over standard input and output
  --node-ipc       talk over the channel of a Node parent process
  --socket=<port>  connect to a port on this machine
  --pipe=<name>    connect to a named pipe
  --version        print the version
  --help           print this text
`;

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];

/** Runs the language server, or answers what the command line asks. */
function main(args: readonly string[]): void {
  if (args.includes('--version')) {
    process.stdout.write(`${version}\n`);
  } else if (args.includes('--help')) {
    process.stdout.write(usage);
  } else if (args.some((each) => transports.includes(each.split('=', 1)[0] ?? ''))) {
    startServer(createConnection(), () => loadEngine());
  } else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
}

// The package has one bundle for the server and the threads that look at files for it.
if (isMainThread) main(process.argv.slice(2));
else void import('./cli/work/worker');
