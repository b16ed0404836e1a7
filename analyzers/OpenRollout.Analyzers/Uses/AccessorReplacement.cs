using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Uses;

/// <summary>The replacement for a call that ROLL4001 reports. It is passed in the properties of the diagnostic, so that the fix does not repeat the analysis.</summary>
/// <param name="Accessor">The fully qualified name of the accessor.</param>
/// <param name="Method">The method to call on it.</param>
/// <param name="NeedsTask">Whether the result is used as a task; the accessor returns a ValueTask.</param>
internal sealed record AccessorReplacement(string Accessor, string Method, bool NeedsTask)
{
    private const string AccessorProperty = nameof(Accessor);
    private const string MethodProperty = nameof(Method);
    private const string NeedsTaskProperty = nameof(NeedsTask);

    public static string MethodFor(ClientCall call)
        => call.ReturnsDetails ? "GetDetailsAsync" : call.Type == FlagType.Boolean ? "IsEnabledAsync" : "GetValueAsync";

    /// <summary>Returns the replacement, or null if the accessor would not do exactly what the call does.</summary>
    public static AccessorReplacement? For(ClientCall call, ManifestFlag flag, IPropertySymbol accessor)
    {
        // Reading an integer as a double, or an object as a generated record, would change the type of the expression.
        if (call.Type != flag.Definition.Type
            || call.Type == FlagType.Object
            || !flag.Definition.DefaultValue.Equals(DefaultInCode.Of(call))
            || !new ClientDomain(flag.File.Domain).Fits(call.Invocation.Instance)
            || call.Invocation.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } syntax
            || syntax.DescendantTrivia().Any(trivia => syntax.Span.Contains(trivia.Span) && IsWorthKeeping(trivia)))
        {
            return null;
        }

        return new AccessorReplacement(
            accessor.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType)),
            MethodFor(call),
            !IsAwaited(syntax));
    }

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(AccessorProperty, Accessor)
        .Add(MethodProperty, Method)
        .Add(NeedsTaskProperty, NeedsTask ? "true" : null);

    public static AccessorReplacement? From(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(AccessorProperty, out var accessor) && accessor is not null
            && properties.TryGetValue(MethodProperty, out var method) && method is not null
            ? new AccessorReplacement(accessor, method, properties.TryGetValue(NeedsTaskProperty, out var needs) && needs is not null)
            : null;

    /// <summary>Returns whether trivia is a comment or the like, which the replacement has no place for.</summary>
    private static bool IsWorthKeeping(SyntaxTrivia trivia)
        => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Returns whether the call is awaited, also through ConfigureAwait(bool), so that a ValueTask works as well.</summary>
    private static bool IsAwaited(ExpressionSyntax call)
    {
        if (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured }
            && configured.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax)
        {
            call = configured;
        }

        while (call.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            call = (ExpressionSyntax)call.Parent;
        }

        return call.Parent is AwaitExpressionSyntax;
    }
}
