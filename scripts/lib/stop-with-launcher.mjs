// Loaded into the server before its own code: when the start script that holds the other end of the channel is gone (it
// was killed), the server stops in order, and if it can't, at once.
if (process.channel) {
  process.on('disconnect', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Waiting for that must not keep the process alive.
  process.channel.unref()
}
