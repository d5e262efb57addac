using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Roster;

/// <summary>What a boarding status (<i>régime</i>) means for the kitchen.</summary>
public enum BoardingMeaning
{
    /// <summary>Eats at home (<i>externe</i>).</summary>
    External = 0,

    /// <summary>Registered for lunch on the weekdays of a plan (<i>demi-pensionnaire au forfait</i>).</summary>
    HalfBoard = 1,

    /// <summary>Pays each meal, expected only on the days entered (<i>demi-pensionnaire au ticket</i>).</summary>
    Ticket = 2,

    /// <summary>Lives at the school (<i>interne</i>): counted at lunch, never refunded here.</summary>
    Boarder = 3,

    /// <summary>Eats in another canteen (<i>demi-pensionnaire hors l'établissement</i>).</summary>
    Elsewhere = 4,

    /// <summary>The file says nothing: the school office decides.</summary>
    Missing = 5,

    /// <summary>A code that nobody may guess (4, 5, 9 or another): the school office decides.</summary>
    Unknown = 6,
}

/// <summary>The boarding status of a pupil (<i>régime</i>), as the code of SIECLE gives it.</summary>
/// <param name="Code">The code as written; empty when the file has none.</param>
/// <param name="Meaning">What it means for the kitchen.</param>
/// <remarks>
/// Source: siecle-format.md §4 (labels of GEPI, twenty years in production) and the decisions of architecture.md.
/// The code tells how many days, never which ones.
/// </remarks>
public readonly record struct BoardingStatus(string Code, BoardingMeaning Meaning)
{
    /// <summary>The status of a code of SIECLE; a code outside the list is <see cref="BoardingMeaning.Unknown"/>, never guessed.</summary>
    public static BoardingStatus Of(string? code)
    {
        var written = code?.Trim() ?? "";
        return new(written, written switch
        {
            "" => BoardingMeaning.Missing,
            "0" or "1" => BoardingMeaning.External,
            "2" or ['2', >= '1' and <= '6'] => BoardingMeaning.HalfBoard,
            "29" => BoardingMeaning.Ticket,
            "3" or ['3', >= '0' and <= '9'] => BoardingMeaning.Boarder,
            "6" => BoardingMeaning.Elsewhere,
            _ => BoardingMeaning.Unknown,
        });
    }

    /// <summary>
    /// The weekdays proposed until the office states others. Null means every day that the canteen serves: for one to three
    /// days (21 to 23) nobody knows which, and a child is fed; six days (26) and boarders (3x) are every day too.
    /// </summary>
    public Weekdays? DefaultDays => (Meaning, Code) switch
    {
        (BoardingMeaning.HalfBoard, "2" or "24") => Weekdays.FourDays,
        (BoardingMeaning.HalfBoard, "25") => Weekdays.FiveDays,
        (BoardingMeaning.HalfBoard or BoardingMeaning.Boarder, _) => null,
        _ => Weekdays.None,
    };

    /// <summary>Whether a meal cancelled in time can be worth a refund: only a flat rate (<i>forfait</i>) is owed without eating.</summary>
    public bool CanBeRefunded => Meaning == BoardingMeaning.HalfBoard;

    /// <summary>Whether the school office must say what this pupil is.</summary>
    public bool NeedsOffice => Meaning is BoardingMeaning.Missing or BoardingMeaning.Unknown;

    /// <summary>Whether the pupil eats in this kitchen, or may do so once the office has answered.</summary>
    public bool MayEatHere =>
        Meaning is BoardingMeaning.HalfBoard or BoardingMeaning.Ticket or BoardingMeaning.Boarder || NeedsOffice;
}
