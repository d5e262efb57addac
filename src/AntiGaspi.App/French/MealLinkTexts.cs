using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The page that a link of a message opens: the meals of one child in one week, without signing in.</summary>
public static class MealLinkTexts
{
    public static string CancelTicked => Say("Décommander les repas cochés");
    public static string ForYou => Say("Ce lien est pour vous seulement\u00A0: qui l’ouvre peut décommander et rétablir ces repas. Rien n’est changé tant que vous ne touchez pas le bouton.");
    public static string Others => Say("Les autres repas de la semaine");
    public static string SignIn => Say("Me connecter pour voir tous les repas");
    public static string Close => Say("Ce lien ne doit plus servir");
    public static string CloseHint => Say("Vous avez transmis ce message à quelqu’un, ou vous l’avez reçu par erreur\u00A0? Fermez ce lien\u00A0: il n’ouvrira plus rien. Les repas déjà décommandés le restent.");
    public static string Closed => Say("C’est fait\u00A0: ce lien est fermé");
    public static string ClosedText => Say("Il n’ouvre plus rien. Les repas déjà décommandés le restent. Le prochain message portera un autre lien.");
    public static string Ended => Say("Ce lien ne sert plus");
    public static string EndedText => Say("L’heure limite de tous les repas de sa semaine est passée, ou le lien a été fermé, ou il n’est pas entier. Rien n’a été changé.");
    public static string EndedNext => Say("Connectez-vous pour voir les prochains repas. Vous pouvez aussi appeler le collège\u00A0: il prévient la cuisine pour vous.");
    public static string BackToLink => Say("Revenir aux repas de la semaine");

    /// <summary>The title: whose meals, and which week.</summary>
    public static string Title(string child, DateOnly firstDay, DateOnly lastDay) => Say($"Les repas de {child}, {Formats.Range(firstDay, lastDay)}");

    /// <summary>Above the meals that can be cancelled.</summary>
    public static string Question(string child) => Say($"Les jours où {child} ne mange pas à la cantine");
}
