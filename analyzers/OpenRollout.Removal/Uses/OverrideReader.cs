using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads <c>Flags.Stories.Override(true)</c> in tests.</summary>
internal static class OverrideReader
{
    /// <summary>Returns the replacement of a call of Override.</summary>
    public static Replacement Read(InvocationExpressionSyntax call, RemovalRequest request, SemanticModel model)
    {
        if (IsOfValue(call, request, model) is not { } isSame)
        {
            return new Replacement.Refused(RemovalReasons.ComputedOverride);
        }

        if (!isSame)
        {
            return new Replacement.Refused(
                request.KeepTests && TestMethods.FindOf(call, model) is { } test && TestMethods.IsWholeBodyUnder(test, call) ? RemovalReasons.KeptTest
                    : TestMethods.IsInSetUp(call, model) ? RemovalReasons.SetUpOverride
                    : RemovalReasons.OtherOverride);
        }

        if (request.KeepOverrides)
        {
            return new Replacement.Refused(RemovalReasons.NeededOverride);
        }

        return call.Parent switch
        {
            UsingStatementSyntax { Expression: not null } statement when statement.Expression == call => Remove(statement),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: var declaration } } declarator }
                when declaration is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax
                    && declaration.FirstAncestorOrSelf<BlockSyntax>() is { } scope && !Names.AreUsedIn(scope, declarator.Identifier.ValueText)
                => declaration is UsingStatementSyntax statement ? Remove(statement) : new Replacement.ByEdit(StatementEdit.Replace((LocalDeclarationStatementSyntax)declaration, [])),
            _ => StoredOverride.Remove(call, model) is { } edit ? new Replacement.ByEdit(edit) : new Replacement.Refused(RemovalReasons.OverrideValue),
        };
    }

    /// <summary>Returns whether a call sets the value that the flag always has; null if the value is not constant.</summary>
    public static bool? IsOfValue(InvocationExpressionSyntax call, RemovalRequest request, SemanticModel model)
        => call is { Expression: MemberAccessExpressionSyntax { Expression: var accessor }, ArgumentList.Arguments: { Count: 1 } arguments }
            ? TestProviderReader.IsValue(arguments[0].Expression, accessor, request, model)
            : null;

    private static Replacement.ByEdit Remove(UsingStatementSyntax statement)
        => new(StatementEdit.Replace(statement, Contents.Of(statement.Statement, statement)));
}
