using AntiGaspi.App.French;

namespace AntiGaspi.App.Tests.French;

public sealed class ErrorTextsTests
{
    [Fact]
    public void A_forbidden_page_reads_like_one_that_does_not_exist() =>
        Assert.Equal(ErrorTexts.For(404), ErrorTexts.For(403));

    [Fact]
    public void Every_error_status_has_a_title_a_cause_and_what_to_do() =>
        Assert.All(Enumerable.Range(400, 200), status =>
        {
            var text = ErrorTexts.For(status);
            Assert.All(new[] { text.Title, text.Cause, text.WhatToDo }, words => Assert.True(words.Length > 10));
        });

    [Fact]
    public void No_error_is_called_unexpected_or_exclaims() =>
        Assert.All(Enumerable.Range(400, 200), status =>
        {
            var text = ErrorTexts.For(status).ToString();
            Assert.DoesNotContain("inattendu", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('!', text);
            Assert.DoesNotContain(" :", text, StringComparison.Ordinal);
        });

    [Fact]
    public void The_phone_number_does_not_break() =>
        Assert.Equal("Besoin d’aide\u00A0? Appelez le 03\u00A044\u00A000\u00A000\u00A000.", ErrorTexts.Phone("03 44 00 00 00"));
}
