namespace OpenRollout.Removal.Tests;

public sealed class WithdrawalTests
{
    /// <summary>The closure in one part assigns a constant to the field of the other part, so the compiler would report the field. Nothing near the field causes that.</summary>
    private const string Field =
        """
        namespace App;

        internal sealed partial class Feed
        {
            private bool _isNew;

            public void Show(bool a)
            {
                Say(Flags.Stories.IsEnabled() && a);
                Say(Flags.Stories.IsEnabled() || a);
            }
        }

        """;

    private const string Closure =
        """
        namespace App;

        internal sealed partial class Feed
        {
            public Action Prepare() => () => _isNew = Flags.Stories.IsEnabled();
        }

        """;

    private const string Other =
        """
        namespace App;

        internal static class Other
        {
            public static bool IsNew(bool a) => Flags.Stories.IsEnabled() && a;
        }

        """;

    [Fact]
    public void A_fault_withdraws_only_the_use_that_it_comes_from()
    {
        var result = Remove(("Feed.cs", Field), ("Feed.Prepare.cs", Closure), ("Other.cs", Other));
        var left = Assert.Single(result.Refusals);
        Assert.Equal("Feed.Prepare.cs", left.Span.Path);
        Assert.StartsWith("After the removal the compiler would report CS0414 in Feed.cs, line 5: ", left.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Flags", result.Texts["Feed.cs"].ToString(), StringComparison.Ordinal);
        Assert.Contains("=> a;", result.Texts["Other.cs"].ToString(), StringComparison.Ordinal);
    }

    private static RemovalResult Remove(params (string Path, string Text)[] files) => FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create(files, value: true)]));
}
