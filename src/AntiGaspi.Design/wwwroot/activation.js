// The code of a letter comes after # in the address, which no browser sends: it goes into the field, and out of the address.
const field = document.getElementById("code");
const code = location.hash.slice(1);
if (field && code) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
  (document.getElementById("naissance") ?? field).focus();
}
