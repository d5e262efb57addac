using AntiGaspi.App.Calendar;

namespace AntiGaspi.App.French;

/// <summary>What is said when the national calendar cannot be imported.</summary>
public static class CalendarTexts
{
    /// <summary>What happened, then what to do.</summary>
    public static string For(CalendarExportFault fault, int row, string location) => fault switch
    {
        CalendarExportFault.TooLarge =>
            "Le fichier dépasse 10\u00A0Mo\u00A0: ce n’est pas l’export du calendrier scolaire. Rien n’a été changé.",
        CalendarExportFault.NotTheExport =>
            "Ce fichier n’est pas l’export JSON du calendrier scolaire. Téléchargez «\u00A0fr-en-calendrier-scolaire\u00A0» au format JSON "
            + "sur data.education.gouv.fr, puis recommencez. Rien n’a été changé.",
        CalendarExportFault.Truncated =>
            "Le fichier ne contient qu’une partie des lignes. Téléchargez l’export complet (/exports/json), puis recommencez. "
            + "Rien n’a été changé.",
        CalendarExportFault.UnknownLocation =>
            $"Le fichier n’a aucune ligne pour «\u00A0{location}\u00A0». Écrivez l’académie ou le territoire comme sur le portail\u00A0: "
            + "Amiens, Corse, Réunion… Rien n’a été changé.",
        CalendarExportFault.BadRow =>
            $"Ligne {row} du tableau\u00A0: une date manque ou ne peut pas être juste. Téléchargez de nouveau l’export. Rien n’a été changé.",
    };

    /// <summary>A school year that is not published in full yet.</summary>
    public static string LeftOut(int startYear) =>
        $"Année {startYear}-{startYear + 1}\u00A0: la rentrée ou le début de l’été n’est pas encore publié. L’année n’est pas importée.";
}
