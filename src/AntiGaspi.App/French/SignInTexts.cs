using AntiGaspi.App.Access;

namespace AntiGaspi.App.French;

/// <summary>The words of the doors: the page where one chooses how to sign in, and what is said when it did not work.</summary>
public static class SignInTexts
{
    public const string Title = "Se connecter";
    public const string Families = "Familles";
    public const string Agents = "Agents du collège et du Département";
    public const string Or = "ou";
    public const string FranceConnectLead = "FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services en ligne.";
    public const string WhatIsFranceConnect = "Qu’est-ce que FranceConnect\u00A0?";
    public const string WhatIsProConnect = "Qu’est-ce que ProConnect\u00A0?";
    public const string NewWindow = "nouvelle fenêtre";
    public const string IdentifyWith = "S’identifier avec";
    public const string Demo = "Choisir une personne à jouer";
    public const string ClosedDoor = "La connexion n’est pas encore ouverte ici.";
    public const string WithoutInternet = "Sans internet";
    public const string CallTheSchool = "Vous pouvez tout faire au secrétariat du collège, par téléphone ou sur place\u00A0: décommander un repas, le rétablir, demander ce qui est déduit.";

    public const string SignedOutTitle = "Vous êtes déconnecté";
    public const string SignedOut = "Vous pouvez fermer cette page. Sur un ordinateur partagé, fermez aussi le navigateur.";
    public const string SignInAgain = "Se connecter de nouveau";

    public const string NotInvitedTitle = "Vous n’êtes pas encore invité";
    public const string NotInvited = "ProConnect a confirmé votre identité, mais personne ne vous a encore ouvert d’accès. Rien n’a été gardé de votre passage.";
    public const string NotInvitedWhom = "Dans un collège, demandez au secrétaire général de vous inviter, à l’adresse que vous utilisez avec ProConnect. Au Département, demandez au service qui suit la restauration scolaire.";
    public const string NotInvitedParent = "Si vous venez pour les repas de votre enfant, passez par l’entrée des familles.";
    public const string ToTheDoors = "Revenir aux moyens de connexion";

    /// <summary>The name of an account whose provider knows no name.</summary>
    public const string Nameless = "Responsable";

    public const string CancelledTitle = "Vous n’êtes pas connecté";
    public const string Cancelled = "Vous avez arrêté la connexion. Vous pouvez recommencer, ou choisir un autre moyen.";

    /// <summary>A provider refused, or said something that cannot be believed.</summary>
    public static string FailedTitle(IdentityProvider provider) => $"{Name(provider)} n’a pas pu vous connecter";

    public const string Failed = "Vous pouvez réessayer ou choisir un autre moyen de connexion. Si cela continue, appelez le secrétariat du collège.";

    /// <summary>A provider does not answer.</summary>
    public static string DownTitle(IdentityProvider provider) => $"{Name(provider)} ne répond pas";

    public const string Down = "La panne n’est pas chez vous. Réessayez dans quelques minutes ou choisissez un autre moyen de connexion. Si l’heure limite approche, appelez le secrétariat du collège.";

    private static string Name(IdentityProvider provider) => provider switch
    {
        IdentityProvider.FranceConnect => "FranceConnect",
        IdentityProvider.ProConnect => "ProConnect",
        IdentityProvider.Mail => "La messagerie",
        IdentityProvider.Demonstration => "La démonstration",
    };
}
