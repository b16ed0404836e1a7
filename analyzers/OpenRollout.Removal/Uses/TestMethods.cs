using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Recognizes tests, and the members that run before the tests of a type.</summary>
internal static class TestMethods
{
    /// <summary>Returns whether a method is a test.</summary>
    public static bool Contains(MethodDeclarationSyntax method, SemanticModel model)
        => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => TestAttributes.IsTest((model.GetSymbolInfo(attribute).Symbol as IMethodSymbol)?.ContainingType));

    /// <summary>
    /// Returns whether a member runs before tests of its type: a constructor, a field with a value, a method with an attribute such as <c>[SetUp]</c>, or
    /// <c>InitializeAsync</c>.
    /// </summary>
    public static bool IsSetUp(MemberDeclarationSyntax member, SemanticModel model) => member switch
    {
        ConstructorDeclarationSyntax or FieldDeclarationSyntax => true,
        MethodDeclarationSyntax method => method is { Identifier.ValueText: "InitializeAsync", ParameterList.Parameters.Count: 0 }
            || method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => TestAttributes.IsSetUp((model.GetSymbolInfo(attribute).Symbol as IMethodSymbol)?.ContainingType)),
        _ => false,
    };

    /// <summary>Returns whether a node is in a member that runs before the tests of its type, which has some.</summary>
    public static bool IsInSetUp(SyntaxNode node, SemanticModel model)
        => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } member && IsSetUp(member, model) && In(type, model).Any();

    /// <summary>Returns the tests of a type.</summary>
    public static IEnumerable<MethodDeclarationSyntax> In(TypeDeclarationSyntax type, SemanticModel model) => type.Members.OfType<MethodDeclarationSyntax>().Where(method => Contains(method, model));

    /// <summary>Returns the test that contains a node, or null.</summary>
    public static MethodDeclarationSyntax? FindOf(SyntaxNode node, SemanticModel model) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && Contains(method, model) ? method : null;

    /// <summary>Returns whether the whole body of a test runs under an override: it is a using declaration at the start, or the only statement.</summary>
    public static bool IsWholeBodyUnder(MethodDeclarationSyntax test, InvocationExpressionSyntax overriding)
    {
        if (test.Body is not { Statements: { Count: > 0 } statements })
        {
            return false;
        }

        return statements[0] switch
        {
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer?.Value == overriding,
            UsingStatementSyntax { Expression: { } expression } => statements.Count == 1 && expression == overriding,
            UsingStatementSyntax { Declaration.Variables: { Count: 1 } variables } => statements.Count == 1 && variables[0].Initializer?.Value == overriding,
            _ => false,
        };
    }
}
