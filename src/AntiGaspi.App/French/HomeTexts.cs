using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The home page, for everyone.</summary>
public static class HomeTexts
{
    public static string Title => Say("Prévenez à temps\u00A0: le repas n’est pas préparé, vous ne le payez pas.");
    public static string Lead => Say("Votre enfant ne mangera pas à la cantine\u00A0? Décommandez son repas avant l’heure limite, et la cuisine en prépare un de moins. Son prix est déduit de votre facture.");
    public static string SignIn => Say("Se connecter");
    public static string Stats => Say("Voir ce que cela change");
}
