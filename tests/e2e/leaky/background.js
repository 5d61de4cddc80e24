// The reserved name never resolves; the attempt is what must show.
chrome.runtime.onMessage.addListener((_message, _sender, reply) => {
  fetch('https://leak.example/worker').catch(() => undefined).finally(() => reply('tried'));
  return true;
});
