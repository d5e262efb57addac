using AntiGaspi.App.Access;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The words of the doors: the page where one chooses how to sign in, and what is said when it did not work.</summary>
public static class SignInTexts
{
    public static string Title => Say("Se connecter");
    public static string Families => Say("Familles");
    public static string Agents => Say("Agents du collège et du Département");
    public static string Or => Say("ou");
    public static string FranceConnectLead => Say("FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services en ligne.");
    public static string WhatIsFranceConnect => Say("Qu’est-ce que FranceConnect\u00A0?");
    public static string WhatIsProConnect => Say("Qu’est-ce que ProConnect\u00A0?");
    public static string NewWindow => Say("nouvelle fenêtre");
    public static string IdentifyWith => Say("S’identifier avec");
    public static string Demo => Say("Choisir une personne à jouer");
    public static string ClosedDoor => Say("La connexion n’est pas encore ouverte ici.");
    public static string WithoutInternet => Say("Sans internet");
    public static string CallTheSchool => Say("Vous pouvez tout faire au secrétariat du collège, par téléphone ou sur place\u00A0: décommander un repas, le rétablir, demander ce qui est déduit.");

    public static string SignedOutTitle => Say("Vous êtes déconnecté");
    public static string SignedOut => Say("Vous pouvez fermer cette page. Sur un ordinateur partagé, fermez aussi le navigateur.");
    public static string SignInAgain => Say("Se connecter de nouveau");

    public const string NotInvitedTitle = "Vous n’êtes pas encore invité";
    public const string NotInvited = "ProConnect a confirmé votre identité, mais personne ne vous a encore ouvert d’accès. Rien n’a été gardé de votre passage.";
    public const string NotInvitedWhom = "Dans un collège, demandez au secrétaire général de vous inviter, à l’adresse que vous utilisez avec ProConnect. Au Département, demandez au service qui suit la restauration scolaire.";
    public const string NotInvitedParent = "Si vous venez pour les repas de votre enfant, passez par l’entrée des familles.";
    public static string ToTheDoors => Say("Revenir aux moyens de connexion");

    /// <summary>The name of an account whose provider knows no name.</summary>
    public static string Nameless => Say("Responsable");

    public static string CancelledTitle => Say("Vous n’êtes pas connecté");
    public static string Cancelled => Say("Vous avez arrêté la connexion. Vous pouvez recommencer, ou choisir un autre moyen.");

    /// <summary>A provider refused, or said something that cannot be believed.</summary>
    public static string FailedTitle(IdentityProvider provider) => Say($"{Name(provider)} n’a pas pu vous connecter");

    public static string Failed => Say("Vous pouvez réessayer ou choisir un autre moyen de connexion. Si cela continue, appelez le secrétariat du collège.");

    /// <summary>A provider does not answer.</summary>
    public static string DownTitle(IdentityProvider provider) => Say($"{Name(provider)} ne répond pas");

    public static string Down => Say("La panne n’est pas chez vous. Réessayez dans quelques minutes ou choisissez un autre moyen de connexion. Si l’heure limite approche, appelez le secrétariat du collège.");

    private static string Name(IdentityProvider provider) => provider switch
    {
        IdentityProvider.FranceConnect => "FranceConnect",
        IdentityProvider.ProConnect => "ProConnect",
        IdentityProvider.Mail => Say("La messagerie"),
        IdentityProvider.Demonstration => Say("La démonstration"),
    };
}
