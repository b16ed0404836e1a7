using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>Removals of <c>stories</c>, which is on, from types with parts in several files, and from code that uses test frameworks.</summary>
public sealed class SeveralFileTests
{
    [Fact]
    public void A_literal_of_a_larger_file_is_read_in_a_smaller_one()
    {
        const string Large = "namespace App;\n\npartial class Feed\n{\n    private bool IsNew\n    {\n        get\n        {\n            Say(1);\n            Say(2);\n            if (!Flags.Stories.IsEnabled())\n            {\n                return false;\n            }\n\n            return true;\n        }\n    }\n\n    private bool IsShown\n    {\n        get\n        {\n            if (!Flags.Stories.IsEnabled())\n            {\n                return false;\n            }\n\n            return true;\n        }\n    }\n}\n";
        const string Small = "namespace App;\n\npartial class Feed\n{\n    public int Size => IsShown ? 1 : 2;\n}\n";
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create([("Large.cs", Large), ("Small.cs", Small)], true)]));

        Assert.Empty(result.Refusals);
        Assert.Equal("namespace App;\n\npartial class Feed\n{\n    public int Size => 1;\n}\n", result.Texts["Small.cs"].ToString());
    }

    [Theory]
    [InlineData("NUnit.Framework", true)]
    [InlineData("Microsoft.VisualStudio.TestTools.UnitTesting", true)]
    [InlineData("Checks", false)]
    public void The_text_of_an_assertion_can_change(string space, bool isRemoved)
    {
        var checks = $"namespace {space}\n{{\n    public static class Expect\n    {{\n        public static void That(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string text = \"\") => Say(text);\n    }}\n}}\n";
        var code = $"using {space};\n\nnamespace App;\n\ninternal static class Test\n{{\n    internal static void Run(bool a) => Expect.That(a && Flags.Stories.IsEnabled());\n}}\n";
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create([("Checks.cs", checks), ("Test.cs", code)], true)]));

        Assert.Equal(isRemoved, result.Texts.ContainsKey("Test.cs"));
        Assert.Equal(isRemoved ? [] : ["After the removal, 'That' in Test.cs, line 7 would receive the text of another expression (CallerArgumentExpression). Remove the flag by hand."], result.Refusals.Select(place => place.Reason));
    }
}
