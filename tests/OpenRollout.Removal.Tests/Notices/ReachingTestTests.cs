namespace OpenRollout.Removal.Tests;

/// <summary>Tests that reach <c>stories</c>, which is on, without setting it: each way to reach it, and each way to set it.</summary>
public sealed class ReachingTestTests
{
    /// <summary>The code under test. Show evaluates the flag.</summary>
    private const string Feed = """
        using NSubstitute;
        using Xunit;

        namespace App;

        public interface IFeed { bool Show(); }

        public class Feed : IFeed { public bool Show() => Flags.Stories.IsEnabled() && Is("x"); }

        public class Built
        {
            private readonly bool _value = Flags.Stories.IsEnabled();

            public object Value => _value;
        }

        public class Chained(int number)
        {
            public Chained() : this(1) { }

            public int Number { get; } = Flags.Stories.IsEnabled() ? number : 0;
        }

        public class Derived : Built;

        public class Item
        {
            public bool Shown => Flags.Stories.IsEnabled();

            public static readonly bool Always = Flags.Stories.IsEnabled();
        }

        public static class Arrange
        {
            public static IDisposable On() => Flags.Stories.Override(true);

            public const string Source = "class C { /* stories */ }";

            public static string Key() => "stories";

            internal static void Mock(IFlagsSnapshot flags) => flags.Stories.Returns(true);
        }

        """;

    [Fact]
    public void Tests_are_listed_that_reach_the_flag_without_setting_it() => Verify("""
        public class FeedTests
        {
            [Fact] public void Listed_call() => Say(new Feed().Show());

            [Fact] public void Listed_property() => Say(new Item().Shown);

            [Fact] public void Listed_static_field() => Say(Item.Always);

            [Fact] public void Listed_constructor() => Say(new Built());

            [Fact] public void Listed_constructor_with_its_namespace() => Say(new App.Built());

            [Fact] public void Listed_constructor_of_the_target_type() { Built built = new(); Say(built); }

            [Fact] public void Listed_constructor_that_calls_another_one() => Say(new Chained());

            [Fact] public void Listed_primary_constructor() => Say(new Chained(2));

            [Fact] public void Listed_constructor_of_a_derived_type() => Say(new Derived());

            [Fact] public void Listed_interface_with_one_implementation() { IFeed feed = null!; Say(feed.Show()); }

            [Fact] public void Listed_delegate() { Func<bool> show = new Feed().Show; Say(show()); }

            [Fact] public void Sets_it() { using var _ = Flags.Stories.Override(true); Say(new Feed().Show()); }

            [Fact] public void Calls_a_method_that_sets_it() { using var _ = Arrange.On(); Say(new Feed().Show()); }

            [Fact] public void Does_not_reach_it() => Say(new object());

            [Fact] public void Only_has_its_key_in_a_text() => Say(Arrange.Key() + Arrange.Source);
        }
        """);

    [Fact]
    public void A_set_up_counts_for_all_tests_of_its_type() => Verify("""
        public class ConstructorTests { public ConstructorTests() => Arrange.On(); [Fact] public void Silent() => Say(new Feed().Show()); }

        public class FieldTests { private readonly object _set = Arrange.On(); [Fact] public void Silent() => Say(new Feed().Show() || _set is null); }

        public class AsyncTests { public Task InitializeAsync() => Task.FromResult(Arrange.On()); [Fact] public void Silent() => Say(new Feed().Show()); }

        public class HelperTests { private void NotASetUp() => Arrange.On(); [Fact] public void Listed() => Say(new Feed().Show()); }

        public class OtherTests { public OtherTests() => Say(1); [Fact] public void Listed() => Say(new Feed().Show()); }

        public abstract class Base { protected Base() => Arrange.On(); }

        public class Fixture { public Fixture() => Arrange.On(); }

        public class DerivedTests : Base { [Fact] public void Silent() => Say(new Feed().Show()); }

        public class FixtureTests : IClassFixture<Fixture> { [Fact] public void Silent() => Say(new Feed().Show()); }

        public class ReachingTests
        {
            private readonly bool _shown = new Feed().Show();

            [Fact] public void Listed_one() => Say(_shown);

            [Fact] public void Listed_two() => Say(2);
        }
        """);

    [Fact]
    public void A_test_for_each_value_and_a_mock_set_the_flag() => Verify("""
        public class ArmTests
        {
            public static IEnumerable<object[]> Arms => OpenRollout.Testing.FlagArms.Of(Flags.Stories);

            public static IEnumerable<object[]> OtherArms => OpenRollout.Testing.FlagArms.Of(Flags.Other);

            [Theory, MemberData(nameof(Arms))] public void Silent(object arm) => Say(new Feed().Show() && arm is null);

            [Theory, MemberData(nameof(OtherArms))] public void Listed(object arm) => Say(new Feed().Show() && arm is null);

            [Fact] public void Silent_mock() { Arrange.Mock(Flags.Snapshot()); Say(new Feed().Show()); }
        }
        """);

    [Fact]
    public void No_test_is_listed_if_the_default_is_the_value()
    {
        var compilation = TestCompilation.Create([("Feed.cs", Feed + "public class FeedTests { [Fact] public void Shows() => Say(new Feed().Show()); }")], "stories", true);
        IEnumerable<string> Find(object? value) => FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]) { Default = value }).Notices.Select(notice => notice.Reason);
        Assert.DoesNotContain(RemovalReasons.ReachingTest, Find(true));
        Assert.Contains(RemovalReasons.ReachingTest, Find(false));
        Assert.Contains(RemovalReasons.ReachingTest, Find(null));
    }

    [Theory]
    [InlineData("public class Fake : IFeed { public bool Show() => true; }")]
    [InlineData("public class Setup { public IFeed Feed => Mock.Of<IFeed>(); } public static class Mock { public static T Of<T>() => default!; }")]
    public void A_call_through_an_interface_is_not_followed_if_it_has_a_fake_or_a_mock(string fake)
        => Verify("public class FeedTests { [Fact] public void Silent() { IFeed feed = null!; Say(feed.Show()); } }\n\n" + fake);

    /// <summary>Verifies that the tests are listed whose names begin with <c>Listed</c>.</summary>
    private static void Verify(string tests)
    {
        var text = Feed + tests;
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create([("Feed.cs", text)], "stories", true)]));
        var expected = text.Split('\n').Select((line, index) => (line, index)).Where(each => each.line.Contains("void Listed", StringComparison.Ordinal)).Select(each => each.index + 1).ToList();
        var notice = result.Notices.SingleOrDefault(notice => notice.Reason.StartsWith(RemovalReasons.ReachingTest, StringComparison.Ordinal));
        var found = notice is null ? [] : new[] { notice.Span.StartLinePosition.Line + 1 }.Concat(
            from word in notice.Reason[RemovalReasons.ReachingTest.Length..].Split(' ', ',', '.')
            where int.TryParse(word, out _)
            select int.Parse(word, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, found);
    }
}
