using System.Security.Cryptography;
using System.Text;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Storage;

/// <summary>One sending of a form: its key, made when the page was drawn, and when the server had the whole of it.</summary>
/// <param name="Id">The key (UUIDv7). The same key and the same body give the same answer, however often it is sent.</param>
/// <param name="ReceivedAt">Stamped once, when the body was complete; every decision of the act uses it.</param>
public sealed record Operation(Guid Id, DateTimeOffset ReceivedAt)
{
    /// <summary>What identifies the body: the act and its meals, whatever their order.</summary>
    internal static string HashOf(string route, IEnumerable<MealRef> meals)
    {
        var body = new StringBuilder(route);
        foreach (var meal in meals.Order(MealRef.LockOrder))
        {
            body.Append('\n').Append(meal.PupilId).Append(' ').Append(StoredValues.Text(meal.Day)).Append(' ').Append((int)meal.Service);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToString())));
    }
}

/// <summary>A key that was already used for another body: nothing was changed. Answered 409.</summary>
public sealed class OperationReusedException : Exception
{
    public OperationReusedException()
        : base("The operation key was used before with another body.")
    {
    }
}
