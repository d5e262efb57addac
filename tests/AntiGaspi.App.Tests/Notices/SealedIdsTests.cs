using AntiGaspi.App.Notices;
using CsCheck;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>The secrets of links.</summary>
public sealed class SealedIdsTests
{
    private static readonly Gen<Guid> AnyId = Gen.Guid;

    [Fact]
    public void A_secret_names_what_it_was_made_of_for_its_use_only() => Gen.Select(Gen.Int.Positive, AnyId).Sample((tenant, id) =>
    {
        var secret = Composing.Seals.Seal("meal link", tenant, id);
        Assert.Equal((tenant, id), Composing.Seals.Open("meal link", secret));
        Assert.Null(Composing.Seals.Open("stop MealReminder", secret));
        Assert.Null(new SealedIds(new(new byte[32])).Open("meal link", secret));
        Assert.DoesNotContain(id.ToString("N"), secret, StringComparison.OrdinalIgnoreCase);
    });

    [Fact]
    public void One_sign_changed_anywhere_makes_it_nothing() => Gen.Select(Gen.Int.Positive, AnyId, Gen.Int[0, 47], Gen.Int[1, 63]).Sample((tenant, id, at, by) =>
    {
        const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var secret = Composing.Seals.Seal("meal link", tenant, id).ToCharArray();
        secret[at] = Signs[(Signs.IndexOf(secret[at], StringComparison.Ordinal) + by) % Signs.Length];
        Assert.Null(Composing.Seals.Open("meal link", new string(secret)));
    });

    [Fact]
    public void Anything_else_is_nothing()
    {
        Assert.All(new[] { null, "", "A", new string('A', 47), new string('A', 48), new string('é', 48), new string('=', 48) }, text => Assert.Null(Composing.Seals.Open("meal link", text)));
        Gen.String.Sample(text => Assert.Null(Composing.Seals.Open("meal link", text)));
    }
}
