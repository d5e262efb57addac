using AntiGaspi.Domain.Roster;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class ActivationCodeTests
{
    private static readonly Gen<ActivationCode> Codes = Gen.Byte.Array[ActivationCode.Drawn].Select(values => ActivationCode.Of(values));

    [Fact]
    public void A_code_is_written_in_groups_that_can_be_read_aloud()
    {
        var code = ActivationCode.Of([7, 19, 3, 22, 20, 9, 23, 13, 24, 2]);
        Assert.Equal("7K3P-M9QD-R22", code.Text);
        Assert.Equal("7K3PM9QDR22", code.Symbols);
    }

    [Theory]
    [InlineData("7K3P-M9QD-R22")]
    [InlineData("7k3pm9qdr22")]
    [InlineData("  7K3P M9QD R22\n")]
    [InlineData("7K3P–M9QD–R22")]
    [InlineData("7 K 3 P . M 9 Q D . R 2 2")]
    public void It_is_read_as_people_write_it(string typed)
    {
        Assert.Null(ActivationCode.Read(typed, out var code));
        Assert.Equal("7K3P-M9QD-R22", code.Text);
    }

    [Fact]
    public void A_letter_that_looks_like_a_digit_is_that_digit()
    {
        var code = ActivationCode.Of([0, 1, 0, 1, 0, 0, 0, 1, 1, 1]);
        foreach (var typed in new[] { code.Text.Replace('0', 'O').Replace('1', 'I'), code.Text.Replace('0', 'o').Replace('1', 'l') })
        {
            Assert.Null(ActivationCode.Read(typed, out var read));
            Assert.Equal(code, read);
        }
    }

    [Theory]
    [InlineData(null, CodeFault.Missing)]
    [InlineData(" - ", CodeFault.Missing)]
    [InlineData("7K3P", CodeFault.NotACode)]
    [InlineData("7K3P-M9QD-R220", CodeFault.NotACode)]
    [InlineData("7K3P-M9QD-R2U", CodeFault.NotACode)]
    [InlineData("7K3P-M9QD-R2é", CodeFault.NotACode)]
    [InlineData("7K3P-M9QD-R2T", CodeFault.Mistyped)]
    public void What_is_wrong_is_told(string? typed, CodeFault fault) => Assert.Equal(fault, ActivationCode.Read(typed, out _));

    [Fact]
    public void A_code_made_is_a_code_read() =>
        Codes.Sample(code => ActivationCode.Read(code.Text, out var read) is null && read == code);

    [Fact]
    public void Every_single_wrong_symbol_is_found() =>
        Gen.Select(Codes, Gen.Int[0, ActivationCode.Length - 1], Gen.Int[0, 31]).Where((code, at, value) => code.Symbols[at] != ActivationCode.Alphabet[value])
            .Sample((code, at, value) => ActivationCode.Read(With(code.Symbols, at, ActivationCode.Alphabet[value]), out _) == CodeFault.Mistyped, iter: 50_000);

    [Fact]
    public void Every_swap_of_two_neighbours_is_found() =>
        Gen.Select(Codes, Gen.Int[0, ActivationCode.Length - 2]).Where((code, at) => code.Symbols[at] != code.Symbols[at + 1])
            .Sample((code, at) => ActivationCode.Read(With(With(code.Symbols, at, code.Symbols[at + 1]), at + 1, code.Symbols[at]), out _) == CodeFault.Mistyped, iter: 50_000);

    [Fact]
    public void A_plain_sum_would_let_swaps_through()
    {
        // The twin without the field: it shows that the property above can fail.
        var code = ActivationCode.Of([7, 19, 3, 22, 20, 9, 23, 13, 24, 2]).Symbols;
        var swapped = With(With(code, 0, code[1]), 1, code[0]);
        Assert.Equal(Sum(code[..ActivationCode.Drawn]), Sum(swapped[..ActivationCode.Drawn]));
    }

    [Fact]
    public void Nothing_that_prints_it_by_mistake_gives_it_away() =>
        Codes.Sample(code => !$"{code}".Contains(code.Symbols, StringComparison.Ordinal) && !$"{code}".Contains(code.Text, StringComparison.Ordinal));

    private static int Sum(string symbols) => symbols.Sum(symbol => ActivationCode.Alphabet.IndexOf(symbol, StringComparison.Ordinal)) % 32;

    private static string With(string symbols, int at, char symbol) => symbols[..at] + symbol + symbols[(at + 1)..];
}
