namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>The form that asks for an e-mail address.</summary>
/// <param name="ReturnTo">The page to go to afterwards.</param>
/// <param name="Typed">What was typed before.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record MailDoorForm(string? ReturnTo, string? Typed = null, string? Error = null);
