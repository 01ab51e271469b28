// Tells at the end how much CPU the process took.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`cpu seconds: ${((user + system) / 1e6).toFixed(3)}\n`);
});
