// Warns an agent five minutes before the session ends, and puts the end off at a touch, without leaving the page. Without this script
// the header says when it ends, and what is sent too late is found back after signing in.
const warning = document.querySelector("[data-session-seconds]");
const WARN_SECONDS = 300;
const LOOK_MS = 15_000;

if (warning) {
  let endsAt = Date.now() + Number(warning.dataset.sessionSeconds) * 1000;

  // The clock is looked at, not counted: a computer that slept tells the truth when it wakes.
  const look = () => {
    const isSoon = Date.now() >= endsAt - WARN_SECONDS * 1000;
    if (isSoon === warning.hidden) {
      warning.hidden = !isSoon;
      warning.togglePopover?.(isSoon); // Above the page, which stays as it is.
    }
  };
  setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look);

  warning.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(warning.dataset.address, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      return; // Too late, or the network is down: what is typed stays here, and is kept when it is sent.
    }
    endsAt = Date.now() + (await answer.json()).seconds * 1000;
    look();
  });
}
