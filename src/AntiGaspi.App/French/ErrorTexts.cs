using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>Words for a page that cannot be shown: what happened, why, and what to do.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Cause">Why, without blaming anyone.</param>
/// <param name="WhatToDo">The next step of the person who reads.</param>
public sealed record ErrorText(string Title, string Cause, string WhatToDo);

/// <summary>The answer to each HTTP status that a person may meet.</summary>
public static class ErrorTexts
{
    /// <summary>The words of a status. 403 and 404 say the same, so that an address tells nothing about what it hides.</summary>
    public static ErrorText For(int status) => status switch
    {
        400 or 405 or 415 => Unreadable,
        401 or 403 or 404 or 410 => NotFound,
        409 => Conflict,
        413 => TooLarge,
        429 => TooMany,
        503 => Unavailable,
        _ => status is >= 400 and < 500 ? Unreadable : Fault,
    };

    /// <summary>Where to call: "Besoin d’aide ? Appelez le 03 44 00 00 00."</summary>
    public static string Phone(string number) => Say($"Besoin d’aide\u00A0? Appelez le {Formats.Phone(number)}.");

    private static ErrorText Unreadable => new(
        Say("La demande n’a pas pu être lue"),
        Say("La page était peut-être ouverte depuis longtemps, ou l’envoi a été coupé. Rien n’a été changé."),
        Say("Revenez à la page précédente, rechargez-la, puis recommencez."));

    private static ErrorText NotFound => new(
        Say("Cette page n’existe pas"),
        Say("L’adresse est fausse ou incomplète, la page a changé de place, ou elle ne vous est pas ouverte."),
        Say("Vérifiez l’adresse, ou repartez de l’accueil. Si vous veniez d’un message, ouvrez-le de nouveau."));

    private static ErrorText Conflict => new(
        Say("Cette demande a déjà été envoyée autrement"),
        Say("Le même envoi est arrivé deux fois avec un contenu différent. Seul le premier a été enregistré."),
        Say("Revenez à la page précédente et rechargez-la\u00A0: elle montre ce qui est enregistré. Recommencez si besoin."));

    private static ErrorText TooLarge => new(
        Say("Cet envoi est trop lourd"),
        Say("Il dépasse la taille acceptée. Rien n’a été enregistré."),
        Say("Si vous envoyez un fichier, vérifiez que c’est le bon. Sinon, revenez à la page précédente et recommencez avec moins de choses à la fois."));

    private static ErrorText TooMany => new(
        Say("Trop de demandes en peu de temps"),
        Say("Pour protéger le service, nous avons fait une pause. Ce qui était enregistré le reste."),
        Say("Attendez une minute, puis recommencez."));

    private static ErrorText Unavailable => new(
        Say("Le service est arrêté un moment"),
        Say("Une mise à jour ou une panne est en cours. Ce qui était enregistré le reste."),
        Say("Recommencez dans quelques minutes. Si l’heure limite approche, appelez le collège."));

    private static ErrorText Fault => new(
        Say("Le service n’a pas pu répondre"),
        Say("C’est une panne de notre côté. Elle est notée et nous la regardons."),
        Say("Rechargez la page\u00A0: elle montre ce qui est enregistré. Si l’heure limite approche, appelez le collège."));
}
