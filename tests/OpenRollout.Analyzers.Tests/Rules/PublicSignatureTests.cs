namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL4008.</summary>
public sealed class PublicSignatureTests
{
    private const string Manifest =
        """{ "flags": { "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" } } } }""";

    [Theory]
    [InlineData("public sealed class C { public {|ROLL4008:C|}(FlagsSnapshot flags) { } }", "C.C(FlagsSnapshot)", "FlagsSnapshot")]
    [InlineData("public sealed class C { public void {|ROLL4008:Show|}(IFlagsSnapshot[] flags) { } }", "C.Show(IFlagsSnapshot[])", "IFlagsSnapshot")]
    [InlineData("public sealed class C { public LayoutVariant {|ROLL4008:Layout|}() => default; }", "C.Layout()", "LayoutVariant")]
    [InlineData("public sealed class C { public Lazy<FlagContext?>? {|ROLL4008:Context|} { get; set; } }", "C.Context", "FlagContext")]
    [InlineData("public class C { protected FlagContext {|ROLL4008:context|}; }", "C.context", "FlagContext")]
    [InlineData("public class C { public event Action<FlagsSnapshot>? {|ROLL4008:Changed|} { add { } remove { } } }", "C.Changed", "FlagsSnapshot")]
    [InlineData("public delegate void {|ROLL4008:D|}(LayoutVariant layout);", "D", "LayoutVariant")]
    [InlineData("public interface {|ROLL4008:I|} : IFlagsSnapshot;", "I", "IFlagsSnapshot")]
    [InlineData("public sealed class {|ROLL4008:C|} : Base<FlagsSnapshot>; public class Base<T>;", "C", "FlagsSnapshot")]
    public Task What_others_see_needs_types_that_they_see(string code, string member, string type)
        => Rule(code).GivesAsync($"'{member}' is public, but '{type}' in its signature is internal: set the property OpenRolloutVisibility to public in the project file, or make '{member}' internal");

    [Theory]
    [InlineData("internal sealed class C { public C(FlagsSnapshot flags) { } public LayoutVariant Layout { get; set; } }")]
    [InlineData("public sealed class C { internal C(FlagsSnapshot flags) { } private FlagContext context; }")]
    [InlineData("public sealed class C { private class Inner { public void Show(FlagsSnapshot flags) { } } }")]
    [InlineData("public sealed class C { public bool IsGrid() => Flags.Layout.GetVariant() == LayoutVariant.Grid; }")]
    public Task What_stays_in_the_project_may_have_them(string code) => Rule(code).GivesAsync();

    [Fact]
    public Task Public_flags_need_nothing()
        => Rule("public sealed class C { public C(FlagsSnapshot flags) { } }").Property("OpenRolloutVisibility", "public").GivesAsync();

    private static RuleTest Rule(string code)
    {
        var rule = new RuleTest(new PublicSignatureAnalyzer()).Manifest(Manifest).Code(code);
        rule.Project.ExpectedErrors.UnionWith(Enumerable.Range(50, 12).Select(number => $"CS00{number}").Append("CS7025"));
        return rule;
    }
}
