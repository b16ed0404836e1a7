using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads <c>provider.Set(Flags.Stories, true)</c> and <c>provider.Reset(Flags.Stories)</c> in tests, which set the value of a whole application.</summary>
internal static class TestProviderReader
{
    /// <summary>Returns the replacement of a call that sets the flag; null for other code.</summary>
    public static Replacement? Read(ExpressionSyntax accessor, RemovalRequest request, SemanticModel model)
    {
        if (accessor.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var provider } } call } list }
            || list.Arguments[0].Expression != accessor
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        if (method is { Name: "Of", ContainingType: { Name: "FlagArms", ContainingNamespace: { Name: "Testing", ContainingNamespace.Name: "OpenRollout" } } })
        {
            return new Replacement.Refused(RemovalReasons.AllArms);
        }

        if (method is not { Name: "Set" or "Reset", ContainingType: { Name: "TestFlagProvider", ContainingNamespace: { Name: "Testing", ContainingNamespace.Name: "OpenRollout" } } })
        {
            return null;
        }

        if (list.Arguments.Count == 2)
        {
            if (IsValue(list.Arguments[1].Expression, accessor, request, model) is not { } isSame)
            {
                return new Replacement.Refused(RemovalReasons.ComputedOverride);
            }

            if (!isSame)
            {
                return new Replacement.Refused(TestMethods.IsInSetUp(call, model) ? RemovalReasons.SetUpOverride : RemovalReasons.OtherOverride);
            }
        }

        if (request.KeepOverrides)
        {
            return new Replacement.Refused(RemovalReasons.NeededOverride);
        }

        return call.Parent is ExpressionStatementSyntax statement && Effects.AreNone(provider, model)
            ? new Replacement.ByEdit(StatementEdit.Replace(statement, []))
            // Without the call, only the end of a chain can be a statement.
            : call.Parent is ExpressionStatementSyntax && provider is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax)
                ? new Replacement.Refused(RemovalReasons.OverrideValue)
                : new Replacement.ByEdit(new Edit(call, provider.WithTrailingTrivia(call.GetTrailingTrivia())));
    }

    /// <summary>Returns whether a use sets the flag, by the names of the methods: <c>Flags.Stories.Override(true)</c>, <c>provider.Set(Flags.Stories, true)</c>.</summary>
    public static bool SetsFlag(SyntaxNode use)
    {
        var accessor = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
        return accessor.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Override", Parent: InvocationExpressionSyntax } member => member.Expression == accessor,
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set" or "Reset" } } } list } argument => list.Arguments[0] == argument,
            _ => false,
        };
    }

    /// <summary>Returns whether an expression is the value, or the variant, that the flag always has; null if it is not constant.</summary>
    public static bool? IsValue(ExpressionSyntax expression, ExpressionSyntax accessor, RemovalRequest request, SemanticModel model)
    {
        if (model.GetConstantValue(expression) is not { HasValue: true, Value: { } set })
        {
            return null;
        }

        return model.GetSymbolInfo(accessor).Symbol is IPropertySymbol property && FlagVariants.EnumOf(property) is { } variants && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(expression).Type, variants)
            ? FlagVariants.FindServed(property, variants, request) is { } served ? Equals(served.ConstantValue, set) : null
            : set.Equals(request.Value) || (request.Value is double number && set is int whole && number == whole);
    }
}
