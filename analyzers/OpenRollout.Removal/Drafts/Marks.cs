using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>Annotations that survive edits: the uses that are removed, the value that takes their place, and the identity of each node.</summary>
internal static class Marks
{
    private const string UseKind = "OpenRollout.Use";
    private const string ValueKind = "OpenRollout.Value";
    private const string ExposureKind = "OpenRollout.Exposure";
    private const string OriginKind = "OpenRollout.Origin";
    private const string IdentityKind = "OpenRollout.Identity";
    private const string PlaceKind = "OpenRollout.Place";
    private const string ConstantKind = "OpenRollout.Constant";

    private static readonly ConditionalWeakTable<SyntaxNode, ExpressionSyntax[]> KnownValues = new();

    /// <summary>Marks the name or the key of a use.</summary>
    public static T AsUse<T>(T node, int position)
        where T : SyntaxNode
        => node.WithAdditionalAnnotations(new SyntaxAnnotation(UseKind, position.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Returns the nodes that are marked as uses.</summary>
    public static IEnumerable<SyntaxNode> UsesIn(SyntaxNode root) => root.GetAnnotatedNodes(UseKind);

    /// <summary>Takes the marks from some uses.</summary>
    public static SyntaxNode WithoutUses(SyntaxNode root, Func<int, bool> isWithdrawn)
        => UsesIn(root).Where(use => isWithdrawn(PositionOf(use))).ToList() is { Count: > 0 } uses
            ? root.ReplaceNodes(uses, (_, use) => use.WithoutAnnotations(UseKind))
            : root;

    /// <summary>Returns the position that a use had in the original text.</summary>
    public static int PositionOf(SyntaxNode use) => int.Parse(use.GetAnnotations(UseKind).Single().Data!, CultureInfo.InvariantCulture);

    /// <summary>Marks a literal as the value of the flag, or as what follows from it. Passes simplify only what such a literal reaches.</summary>
    public static T AsValue<T>(T literal)
        where T : ExpressionSyntax
        => literal.HasAnnotations(ValueKind) ? literal : literal.WithAdditionalAnnotations(new SyntaxAnnotation(ValueKind));

    /// <summary>Returns whether a node is marked as the value of the flag.</summary>
    public static bool IsValue(SyntaxNode node) => node.HasAnnotations(ValueKind);

    /// <summary>Returns the expressions that are marked as the value of the flag: literals, negative numbers and members of a variant's enum.</summary>
    public static IEnumerable<ExpressionSyntax> ValuesIn(SyntaxNode root)
        // Each pass asks about the same files and members. Since all nodes have an identity, the search visits all of them.
        => root is CompilationUnitSyntax or MemberDeclarationSyntax ? KnownValues.GetValue(root, FindValues) : FindValues(root);

    private static ExpressionSyntax[] FindValues(SyntaxNode root) => [.. root.DescendantNodesAndSelf(node => node.ContainsAnnotations).OfType<ExpressionSyntax>().Where(IsValue)];

    /// <summary>Records the uses that a value comes from.</summary>
    public static SyntaxNode WithOrigins(SyntaxNode value, IEnumerable<(string Path, int Position)> uses)
        => value.WithAdditionalAnnotations(uses.Select(use => new SyntaxAnnotation(OriginKind, use.Position.ToString(CultureInfo.InvariantCulture) + "|" + use.Path)));

    /// <summary>Returns whether the uses that a value comes from are recorded.</summary>
    public static bool HasOrigin(SyntaxNode value) => value.HasAnnotations(OriginKind);

    /// <summary>Returns the uses in a node, and those that its values come from, by their files and their positions in the original text.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">The path of its file.</param>
    public static IEnumerable<(string Path, int Position)> OriginsIn(SyntaxNode node, string path)
        => UsesIn(node).Select(use => (path, PositionOf(use)))
            .Concat(node.GetAnnotatedNodes(OriginKind).SelectMany(value => value.GetAnnotations(OriginKind)).Select(annotation => annotation.Data!).Select(ReadOrigin))
            .Distinct();

    private static (string Path, int Position) ReadOrigin(string data)
        => (data.Substring(data.IndexOf('|') + 1), int.Parse(data.Substring(0, data.IndexOf('|')), CultureInfo.InvariantCulture));

    /// <summary>Marks the evaluation of another flag that can be dropped.</summary>
    public static T AsExposure<T>(T evaluation)
        where T : SyntaxNode
        => evaluation.WithAdditionalAnnotations(new SyntaxAnnotation(ExposureKind));

    /// <summary>Returns whether a node evaluates another flag, which can be dropped.</summary>
    public static bool IsExposure(SyntaxNode node) => node.HasAnnotations(ExposureKind);

    /// <summary>Gives a node an identity, by which it is found after edits.</summary>
    public static SyntaxNode WithIdentity(SyntaxNode node, int identity)
        => node.WithAdditionalAnnotations(new SyntaxAnnotation(IdentityKind, identity.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Returns the identity of a node, or null if an edit created it.</summary>
    public static string? IdentityOf(SyntaxNode node) => node.GetAnnotations(IdentityKind).FirstOrDefault()?.Data;

    /// <summary>Records that an expression takes the place of another one, so that its conversion must be the same.</summary>
    public static T InPlaceOf<T>(T expression, SyntaxNode whole)
        where T : SyntaxNode
        => expression.WithAdditionalAnnotations(
            IdentityOf(whole) is { } identity ? [new SyntaxAnnotation(PlaceKind, identity)] : whole.GetAnnotations(PlaceKind));

    /// <summary>Returns the identities of the expressions whose places an expression has taken.</summary>
    public static IEnumerable<string> PlacesOf(SyntaxNode expression) => expression.GetAnnotations(PlaceKind).Select(annotation => annotation.Data!);

    /// <summary>Returns the expressions that have taken the places of others.</summary>
    public static IEnumerable<SyntaxNode> PlacedIn(SyntaxNode root) => root.GetAnnotatedNodes(PlaceKind);

    /// <summary>Marks a constant that a switch chooses by.</summary>
    public static T AsConstant<T>(T expression)
        where T : ExpressionSyntax
        => expression.WithAdditionalAnnotations(new SyntaxAnnotation(ConstantKind));

    /// <summary>Returns the constants that switches choose by.</summary>
    public static IEnumerable<ExpressionSyntax> ConstantsIn(SyntaxNode root) => root.GetAnnotatedNodes(ConstantKind).OfType<ExpressionSyntax>();

    /// <summary>Returns the copy of an expression, which has no identity.</summary>
    public static T AsCopy<T>(T expression)
        where T : SyntaxNode
        => expression.ReplaceNodes(expression.DescendantNodes(), (_, node) => node.WithoutAnnotations(IdentityKind).WithoutAnnotations(PlaceKind)).WithoutAnnotations(IdentityKind).WithoutAnnotations(PlaceKind);
}
