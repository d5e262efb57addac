using AntiGaspi.App.Privacy;

namespace AntiGaspi.App.French;

/// <summary>What is said of an erasure to whoever runs the machine.</summary>
public static class EraseTexts
{
    public const string Done = "C’est effacé. Les comptes et le journal sont inchangés\u00A0; l’effacement est noté dans la liste.";

    public const string KeepsAccount = "Le compte de cette personne ouvre encore autre chose\u00A0: il reste, sans lien avec ce collège.";

    /// <summary>Why a person is not erased, and what to do.</summary>
    public static string For(EraseRefusal why) => why switch
    {
        EraseRefusal.Unknown => "Personne n’a ce numéro dans ce collège, ou cette personne est déjà effacée. Vérifiez le numéro dans SIECLE.",
        EraseRefusal.StillHere => "Cet élève n’a pas quitté le collège\u00A0: l’importation suivante le ramènerait. Enregistrez d’abord son départ.",
        EraseRefusal.OpenCredit =>
            "Un avoir n’est pas soldé, et seul ce nom dit à qui il est dû. Faites-le rembourser ou déduire, puis recommencez avec --credit-settled.",
    };

    /// <summary>No such school.</summary>
    public static string UnknownSchool(string uai) => $"Aucun collège ne porte le numéro {uai} dans ce service.";

    /// <summary>A school known to several authorities.</summary>
    public static string ChooseAuthority(string uai, IReadOnlyList<string> codes) =>
        $"Le collège {uai} est connu de plusieurs collectivités ({Formats.Join(codes)})\u00A0: précisez --authority.";

    /// <summary>A line of the list that cannot be read.</summary>
    public static string WrongLine(string file, int line) =>
        $"{file}, ligne {Formats.Number(line)}\u00A0: ce n’est pas un effacement. Rien n’a été rejoué\u00A0; reprenez le fichier tel que le service l’a écrit.";

    /// <summary>A line of an authority that this service does not know.</summary>
    public static string WrongAuthority(string code) => $"La liste nomme la collectivité «\u00A0{code}\u00A0», que ce service ne connaît pas. Rien n’a été rejoué.";

    /// <summary>What a replay has found again.</summary>
    public static string Replayed(int erased, int all) =>
        $"{Formats.Count(all, "effacement relu", "effacements relus")}\u00A0: {Formats.Count(erased, "personne était revenue et est effacée", "personnes étaient revenues et sont effacées")}.";
}
