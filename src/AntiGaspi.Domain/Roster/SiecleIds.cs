namespace AntiGaspi.Domain.Roster;

/// <summary>
/// The numbers that SIECLE gives to pupils (ELEVE_ID) and people (PERSONNE_ID). They belong to one school's base:
/// they are never compared from one school to another.
/// </summary>
public static class SiecleIds
{
    private const int MaxDigits = 18;

    /// <summary>Ids by their number: the order of every list of a roster, whatever the order of the file.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create((left, right) =>
        left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left, right));

    /// <summary>The id written in a text, without blanks around it nor leading zeros.</summary>
    /// <returns>Null when it is not one to eighteen digits.</returns>
    public static string? Read(string? text)
    {
        var digits = text?.Trim() ?? "";
        if (digits.Length is 0 or > MaxDigits || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var number = digits.TrimStart('0');
        return number.Length == 0 ? null : number;
    }
}
