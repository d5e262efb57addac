namespace AntiGaspi.Web.Tests.Architecture;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a // b\nc", "a c")]
    [InlineData("a /* b\nc */ d", "a d")]
    [InlineData("a \"b \\\" c\" d", "a d")]
    [InlineData("a @\"b \"\" \\\" d", "a d")]
    [InlineData("a $\"b {c(\"}\")} {{\" d", "a d")]
    [InlineData("a '\"' b '\\'' c", "a b c")]
    [InlineData("a \"\"\"b \" c\"\"\" d", "a d")]
    [InlineData("a $$\"\"\"\nb\n\"\"\" d", "a d")]
    [InlineData("a \"\" b", "a b")]
    public void Strings_characters_and_comments_are_blank_and_nothing_moves(string text, string words)
    {
        var code = CSharpText.CodeOf(text);
        Assert.Equal(words.Split(' '), code.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(text.Length, code.Length);
        Assert.Equal(text.IndexOf('\n'), code.IndexOf('\n'));
    }

    [Fact]
    public void The_types_of_a_file_are_found()
    {
        const string code = "class A {} readonly record struct B(int C); enum D { } interface IE { } record F; void G<T>() where T : class";
        Assert.Equal(["A", "B", "D", "IE", "F"], CSharpText.TypesIn(code));
    }
}
