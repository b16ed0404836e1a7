namespace OpenRollout.Removal.Tests;

/// <summary>Tests of NUnit and MSTest, whose attributes are declared here with the names, base types and interfaces that the packages have.</summary>
public sealed class FrameworkTests
{
    private const string NUnit = """
        namespace NUnit.Framework.Interfaces
        {
            public interface ITestBuilder;

            public interface ISimpleTestBuilder;

            public interface IImplyFixture;
        }

        namespace NUnit.Framework
        {
            using NUnit.Framework.Interfaces;

            public abstract class NUnitAttribute : System.Attribute;

            public class TestAttribute : NUnitAttribute, ISimpleTestBuilder, IImplyFixture;

            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            public class TestCaseAttribute(params object?[]? arguments) : NUnitAttribute, ITestBuilder, IImplyFixture { public object?[]? Arguments => arguments; }

            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            public class TestCaseAttribute<T>(T argument) : TestCaseAttribute(argument);

            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            public class TestCaseSourceAttribute(string sourceName) : NUnitAttribute, ITestBuilder, IImplyFixture { public string SourceName => sourceName; }

            public abstract class CombiningStrategyAttribute : NUnitAttribute, ITestBuilder;

            public class PairwiseAttribute : CombiningStrategyAttribute;

            public class SetUpAttribute : NUnitAttribute;

            public class OneTimeSetUpAttribute : NUnitAttribute;

            public class TearDownAttribute : NUnitAttribute;

            public class OneTimeTearDownAttribute : NUnitAttribute;
        }
        """;

    private const string MSTest = """
        namespace Microsoft.VisualStudio.TestTools.UnitTesting
        {
            public class TestMethodAttribute : System.Attribute
            {
                public TestMethodAttribute([System.Runtime.CompilerServices.CallerFilePath] string path = "", [System.Runtime.CompilerServices.CallerLineNumber] int line = -1) { }
            }

            public class DataTestMethodAttribute : TestMethodAttribute;

            public interface ITestDataSource;

            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            public class DataRowAttribute : System.Attribute, ITestDataSource
            {
                public DataRowAttribute(object? data) { }

                public DataRowAttribute(params object?[]? data) { }
            }

            public sealed class DynamicDataAttribute(string name) : System.Attribute, ITestDataSource { public string Name => name; }

            public class TestInitializeAttribute : System.Attribute;

            public class ClassInitializeAttribute : System.Attribute;

            public class TestCleanupAttribute : System.Attribute;

            public class ClassCleanupAttribute : System.Attribute;
        }
        """;

    private static string[] Tests => ["[Test]", "[TestCase(1)]", "[TestCase<int>(1)]", "[TestCaseSource(nameof(Numbers))]", "[Pairwise]", "[TestMethod]", "[DataTestMethod, DataRow(1)]", "[TestMethod, DynamicData(nameof(Numbers))]"];

    public static TheoryData<string, string> SetUps => new()
    {
        { "[SetUp]", "[TearDown]" }, { "[OneTimeSetUp]", "[OneTimeTearDown]" }, { "[TestInitialize]", "[TestCleanup]" }, { "[ClassInitialize]", "[ClassCleanup]" },
    };

    [Fact]
    public void A_test_of_the_removed_arm_goes()
    {
        var classes = Tests.Select((test, index) => $$"""
            public class Tests{{index}}
            {
                public static int[] Numbers => [1];

                {{test}}
                public void Old(int number = 1)
                {
                    using var _ = Flags.Stories.Override(false);
                    Say(number);
                }

                {{test}}
                public void New(int number = 1)
                {
                    using var _ = Flags.Stories.Override(true);
                    Say(number);
                }
            }
            """);
        var result = Remove(string.Join("\n\n", classes));
        Assert.Empty(result.Refusals);
        var text = result.Texts["Tests.cs"].ToString();
        Assert.DoesNotContain("Old", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Override", text, StringComparison.Ordinal);
        Assert.Equal(Tests.Length, text.Split("void New").Length - 1);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public void An_override_of_the_value_goes_from_set_up_and_tear_down(string setUp, string tearDown)
    {
        var result = Remove($$"""
            public class FeedTests
            {
                private IDisposable? _stories;

                {{setUp}}
                public void SetUp()
                {
                    Say("before");
                    _stories = Flags.Stories.Override(true);
                }

                [Test]
                public void Show() => Say(Flags.Stories.IsEnabled());

                {{tearDown}}
                public void TearDown() => _stories?.Dispose();
            }
            """);
        Assert.Empty(result.Refusals);
        Assert.Equal(Usings + $$"""
            public class FeedTests
            {
                {{setUp}}
                public void SetUp()
                {
                    Say("before");
                }

                [Test]
                public void Show() => Say(true);
            }
            """, result.Texts["Tests.cs"].ToString());
    }

    [Theory]
    [InlineData("private IDisposable _stories = null!;")]
    [InlineData("private IDisposable? _stories = default;")]
    public void A_field_goes_with_its_initial_value(string field)
    {
        var result = Remove($"public class FeedTests\n{{\n    {field}\n\n    [SetUp]\n    public void SetUp() => _stories = Flags.Stories.Override(true);\n\n    [Test]\n    public void Show() => Say(1);\n\n    [TearDown]\n    public void TearDown() => _stories.Dispose();\n}}\n");
        Assert.Empty(result.Refusals);
        Assert.Equal(Usings + "public class FeedTests\n{\n    [Test]\n    public void Show() => Say(1);\n}\n", result.Texts["Tests.cs"].ToString());
    }

    [Fact]
    public void An_override_that_is_left_does_not_keep_the_others()
    {
        var result = Remove("""
            public class FeedTests
            {
                [Test]
                public void Show()
                {
                    using var _ = Flags.Stories.Override(true);
                    Say(1);
                }

                [Test]
                public void Hide()
                {
                    using (Flags.Stories.Override(true))
                    {
            #region Hide
                        Say(2);
            #endregion
                    }
                }
            }
            """);
        Assert.Equal(RemovalReasons.Directive, Assert.Single(result.Refusals).Reason);
        Assert.DoesNotContain("using var", result.Texts["Tests.cs"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_of_the_value_goes_from_a_constructor_and_a_field()
    {
        var result = Remove("""
            public sealed class FieldTests : IDisposable
            {
                private readonly IDisposable _stories = Flags.Stories.Override(true);

                [Test]
                public void Show() => Say(1);

                public void Dispose() => _stories.Dispose();
            }

            public sealed class ConstructorTests : IDisposable
            {
                private readonly IDisposable _stories;

                public ConstructorTests()
                {
                    _stories = Flags.Stories.Override(true);
                }

                [Test]
                public void Show() => Say(1);

                public void Dispose()
                {
                    Say("after");
                    this._stories.Dispose();
                }
            }
            """);
        Assert.Empty(result.Refusals);
        Assert.Equal(Usings + """
            public sealed class FieldTests : IDisposable
            {
                [Test]
                public void Show() => Say(1);

                public void Dispose() { }
            }

            public sealed class ConstructorTests : IDisposable
            {
                public ConstructorTests()
                {
                }

                [Test]
                public void Show() => Say(1);

                public void Dispose()
                {
                    Say("after");
                }
            }
            """, result.Texts["Tests.cs"].ToString());
    }

    [Theory]
    [InlineData("protected IDisposable? _stories;", "_stories?.Dispose();")]
    [InlineData("private IDisposable? _stories;", "Say(_stories);\n_stories?.Dispose();")]
    [InlineData("private IDisposable? _stories;", "Say(1);")]
    public void An_override_that_is_used_in_another_way_stays(string field, string tearDown)
    {
        var result = Remove($"public class FeedTests\n{{\n{field}\n[SetUp]\npublic void SetUp() => _stories = Flags.Stories.Override(true);\n[Test]\npublic void Show() => Say(1);\n[TearDown]\npublic void TearDown() {{ {tearDown} }}\n}}");
        Assert.Empty(result.Texts);
        Assert.Equal(RemovalReasons.OverrideValue, Assert.Single(result.Refusals).Reason);
    }

    [Theory]
    [InlineData("[SetUp]", "_set = Flags.Stories.Override(false);")]
    [InlineData("[TestInitialize]", "_set = Flags.Stories.Override(false);")]
    [InlineData("[SetUp]", "_set = new OpenRollout.Testing.TestFlagProvider().Set(Flags.Stories, false);")]
    public void The_tests_are_listed_whose_set_up_overrides_the_removed_arm(string setUp, string statement)
    {
        var result = Remove($$"""
            public class FeedTests
            {
                private object? _set;

                {{setUp}}
                public void SetUp() { {{statement}} Say(_set); }

                [Test]
                public void One() => Say(1);

                [TestMethod]
                public void Two() => Say(2);
            }
            """);
        Assert.Empty(result.Texts);
        Assert.Equal(RemovalReasons.SetUpOverride, Assert.Single(result.Refusals).Reason);
        Assert.Equal("Tests.cs(14,17): " + RemovalReasons.AlsoIn(RemovalReasons.RemovedArmTest, [17]), Assert.Single(result.Notices).ToString());
    }

    private const string Usings = "using Microsoft.VisualStudio.TestTools.UnitTesting;\nusing NUnit.Framework;\n\nnamespace App;\n\n";

    private static RemovalResult Remove(string tests)
        => FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create([("Tests.cs", Usings + tests), ("NUnit.cs", NUnit), ("MSTest.cs", MSTest)], true)]));
}
