using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class UaiTests
{
    [Theory]
    [InlineData("0609991J")]
    [InlineData("0609992K")]
    [InlineData(" 0609977u ")]
    public void A_school_number_with_its_right_letter_is_read(string text) =>
        Assert.Equal(text.Trim().ToUpperInvariant(), Uai.Read(text)?.Text);

    [Theory]
    [InlineData("0609991K")]
    [InlineData("0609991")]
    [InlineData("0609991JJ")]
    [InlineData("060999١J")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_not(string? text) => Assert.Null(Uai.Read(text));

    [Fact]
    public void One_letter_only_is_right_for_a_number() =>
        Assert.Single(Enumerable.Range('A', 26), letter => Uai.Read($"0600001{(char)letter}") is not null);

    [Fact]
    public void A_mistyped_digit_is_always_seen()
    {
        for (var at = 0; at < 7; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var typed = "0609991J".Remove(at, 1).Insert(at, digit.ToString());
                Assert.Equal(typed == "0609991J", Uai.Read(typed) is not null);
            }
        }
    }
}
