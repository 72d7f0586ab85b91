// Loaded into each application before it starts: when the process that started it is gone, however it ended, it leaves too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
