using System.Security.Cryptography;
using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>Whom letters are for: the adults of a school who may have an account, and have none.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Division">One class only; null for all.</param>
/// <param name="PupilId">One pupil only, with the adults who have an account already (a lost phone, a new name); null for all.</param>
/// <param name="GuardianId">One adult only; null for all.</param>
public sealed record LetterSelection(Guid SchoolId, string? Division = null, Guid? PupilId = null, Guid? GuardianId = null);

/// <summary>What printing would do.</summary>
/// <param name="Letters">How many letters.</param>
/// <param name="Revoked">How many letters sent before would no longer open anything.</param>
/// <param name="Invitable">How many of these adults have a mailbox of their own in the file.</param>
public sealed record LetterCount(int Letters, int Revoked, int Invitable);

/// <summary>A child named on a letter, so that it can be handed to the right one.</summary>
public sealed record LetterChild(string Name, string? Division);

/// <summary>A letter for one adult: two parents never share one.</summary>
/// <param name="Recipient">The adult as the file calls them.</param>
/// <param name="AddressLines">The lines of the address; none when the file has none, and the letter goes by the child's bag.</param>
/// <param name="School">The school's name.</param>
/// <param name="Phone">Where the office answers.</param>
/// <param name="Children">Whom it is about, at least one.</param>
/// <param name="Code">The code: nowhere else, and not again.</param>
/// <param name="LastDay">The last day on which it serves.</param>
public sealed record FamilyLetter(
    string Recipient, IReadOnlyList<string> AddressLines, string School, string Phone, IReadOnlyList<LetterChild> Children, ActivationCode Code, DateOnly LastDay);

/// <summary>
/// Makes the codes of letters: one for each adult, which revokes the one before. The letters themselves are kept nowhere: whoever
/// loses one has another printed.
/// </summary>
public sealed class PrintLetters(Db db, CodeSecrets secrets)
{
    /// <summary>Adults of one printing at most: a large school has a thousand.</summary>
    public const int MaxLetters = 3000;

    /// <summary>What printing would do, told before.</summary>
    public async Task<LetterCount> CountAsync(Scope scope, LetterSelection selection, DateTimeOffset now)
    {
        var adults = LetterRows.Group(await db.ReadAsync<LetterRow>(scope, LetterRows.Sql, LetterRows.ValuesOf(selection, now)));
        return new(adults.Count, adults.Count(adult => adult.First.HasCode), LetterRows.WithOwnMailbox(adults).Count());
    }

    /// <summary>Makes the codes and returns the letters, class by class.</summary>
    public Task<IReadOnlyList<FamilyLetter>> RunAsync(Scope scope, LetterSelection selection, DateTimeOffset now) =>
        db.WriteAsync<IReadOnlyList<FamilyLetter>>(scope, async transaction =>
        {
            List<FamilyLetter> letters = [];
            foreach (var adult in LetterRows.Group(await transaction.QueryAsync<LetterRow>(LetterRows.Sql, LetterRows.ValuesOf(selection, now))).Take(MaxLetters))
            {
                var code = ActivationCode.Of(RandomNumberGenerator.GetBytes(ActivationCode.Drawn));
                letters.Add(LetterOf(adult, code, await LetterRows.KeepCodeAsync(transaction, secrets, adult.First, (Ids.New(now), code, LinkWays.Letter), now)));
            }

            await LetterRows.AuditAsync(transaction, "letters.printed", selection, letters.Count, now);
            return letters;
        });

    private static FamilyLetter LetterOf(LetterAdult adult, ActivationCode code, DateOnly lastDay) => new(
        adult.First.Recipient,
        (adult.First.Address ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        adult.First.SchoolName,
        adult.First.SchoolPhone,
        adult.Rows.Select(row => new LetterChild($"{row.ChildGivenName} {row.ChildName}", row.Division)).ToList(),
        code,
        lastDay);
}
