using AntiGaspi.App.Privacy;

namespace AntiGaspi.App.French;

/// <summary>What is said of the trail and its chain to whoever runs the machine.</summary>
public static class AuditTexts
{
    /// <summary>What is wrong, and what it means.</summary>
    public static string For(AuditFault fault) => fault.Kind switch
    {
        AuditFaultKind.RowChanged => $"Maillon {Formats.Number(fault.Seq)}\u00A0: la ligne du journal a été modifiée après coup.",
        AuditFaultKind.RowRemoved => $"Maillon {Formats.Number(fault.Seq)}\u00A0: la ligne du journal a été supprimée avant son terme.",
        AuditFaultKind.LinkChanged => $"Maillon {Formats.Number(fault.Seq)}\u00A0: il a été modifié ou déplacé, ou celui d’avant n’est plus le même.",
        AuditFaultKind.LinksRemoved => $"Maillon {Formats.Number(fault.Seq)}\u00A0: il manque, lui ou plusieurs à partir de lui.",
        AuditFaultKind.Truncated => $"La chaîne est coupée\u00A0: le {Formats.DayAndYear(fault.Day!.Value)}, elle allait jusqu’au maillon {Formats.Number(fault.Seq)}.",
        AuditFaultKind.Rewritten => $"Maillon {Formats.Number(fault.Seq)}\u00A0: ce n’est plus celui qui a été sorti de la base le {Formats.DayAndYear(fault.Day!.Value)}\u00A0; la chaîne a été réécrite.",
    };

    /// <summary>More faults than are told one by one.</summary>
    public static string More(long count) => $"Et {Formats.Count(count, "autre anomalie", "autres anomalies")}.";

    /// <summary>What was gone through, and the head of the chain.</summary>
    public static string Summary(AuditReport report, string authority) => report.Head is { } head
        ? $"{authority}\u00A0: {Formats.Count(report.Links, "maillon", "maillons")}, dont {Formats.Number(report.Purged)} au terme de leur durée\u00A0; "
            + $"{Formats.Count(report.Waiting, "ligne attend", "lignes attendent")} le prochain passage. Tête\u00A0: {head.Line}"
        : $"{authority}\u00A0: aucun maillon\u00A0; {Formats.Count(report.Waiting, "ligne attend", "lignes attendent")} le prochain passage.";

    /// <summary>After a chain that holds.</summary>
    public const string Intact = "Rien n’a été modifié, supprimé ni déplacé.";

    /// <summary>Without heads, the end of the chain proves nothing.</summary>
    public const string NoHeads =
        "Aucune tête à comparer\u00A0: une chaîne coupée ou entièrement réécrite ne se verrait pas. Donnez le fichier des têtes avec --heads.";

    /// <summary>A line of the file of heads that cannot be read.</summary>
    public static string WrongLine(string file, int line) =>
        $"{file}, ligne {Formats.Number(line)}\u00A0: ce n’est pas une tête de chaîne (jour, numéro, empreinte, collectivité). Reprenez le fichier tel que le service l’a écrit.";

    /// <summary>No such file of heads.</summary>
    public static string NoFile(string file) => $"Le fichier {file} n’existe pas. Indiquez avec --heads celui que le service a écrit.";

    /// <summary>No such authority.</summary>
    public static string UnknownAuthority(string code) => $"Aucune collectivité n’a le code «\u00A0{code}\u00A0».";
}
