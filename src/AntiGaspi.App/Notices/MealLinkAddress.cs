using System.Globalization;

namespace AntiGaspi.App.Notices;

/// <summary>What stands behind the secret in the address of a link: a day that is ticked beforehand, or an act to come back on.</summary>
public static class MealLinkAddress
{
    /// <summary>The name of a day that is ticked beforehand.</summary>
    public const string Day = "jour";

    /// <summary>The name of an act.</summary>
    public const string Act = "fait";

    /// <summary>The page with the meal of a day ticked.</summary>
    public static string Prepared(string path, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{path}?{Day}={day:yyyy-MM-dd}");

    /// <summary>The page with what an act did.</summary>
    public static string Done(string path, Guid operation) => $"{path}?{Act}={operation:D}";
}
