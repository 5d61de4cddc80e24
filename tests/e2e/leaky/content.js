// The page's own host is asked last: when that request arrives, the others have been tried.
const picture = new Image();
picture.onerror = async () => {
  await chrome.runtime.sendMessage('leak');
  await fetch('/collect?text=hello');
};
picture.src = 'https://leak.example/picture';
