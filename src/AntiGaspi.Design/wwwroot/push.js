// The browser asks for the permission only when the button is touched, and the form is sent as any other. Without this file the
// button does not appear, and messages come by mail.
const form = document.getElementById("appareil");
const say = (id) => {
  for (const line of form.querySelectorAll("[role=status]")) {
    line.hidden = line.id !== id;
  }
};

const subscribe = async () => {
  await navigator.serviceWorker.register("/push-worker.js", { scope: "/famille/messages" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: form.dataset.key };
  try {
    return await pushManager.subscribe(options);
  } catch (fault) {
    // One that was made with another key of this service is of no use any more.
    const old = await pushManager.getSubscription();
    if (!old) {
      throw fault;
    }
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
};

if (form && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async (event) => {
    event.preventDefault();
    if ((await Notification.requestPermission()) !== "granted") {
      say("appareil-non");
      return;
    }
    try {
      const { endpoint, keys } = (await subscribe()).toJSON();
      form.elements.adresse.value = endpoint;
      form.elements.cle.value = keys.p256dh;
      form.elements.secret.value = keys.auth;
      form.submit();
    } catch {
      say("appareil-echec");
    }
  });
}
