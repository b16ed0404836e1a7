using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads evaluations of the flag: their value, details and variant, and every way of getting the result of a task.</summary>
internal sealed class EvaluationReader(RemovalRequest request, SemanticModel model)
{
    private readonly EvaluationEffects _effects = new(model);

    /// <summary>Reads a call of a flag's accessor; null if the method is not an evaluation.</summary>
    /// <param name="call">The call.</param>
    /// <param name="accessor">The accessor.</param>
    /// <param name="method">The name of the method.</param>
    public Replacement? Read(InvocationExpressionSyntax call, IPropertySymbol accessor, string method) => method switch
    {
        "IsEnabled" or "GetValue" => ReadValue(call, _effects.Of(call)),
        "IsEnabledAsync" or "GetValueAsync" => ReadTask(call, isDetails: false),
        "GetDetails" => ReadDetails(call, _effects.Of(call)),
        "GetDetailsAsync" => ReadTask(call, isDetails: true),
        "GetVariant" => ReadVariant(call, accessor, _effects.Of(call)),
        _ => null,
    };

    /// <summary>Reads a call that returns a task.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isDetails">Whether the result of the task is evaluation details, and not the value.</param>
    public Replacement ReadTask(InvocationExpressionSyntax call, bool isDetails) => ReadTask(call, _effects.Of(call), isDetails);

    /// <summary>Reads <c>flags.Stories</c>.</summary>
    public Replacement ReadSnapshot(ExpressionSyntax read, IPropertySymbol property)
        => !Fits(property.Type) ? Refuse(RemovalReasons.OtherType)
            : Mocks.Contain(read, model) ? Refuse(RemovalReasons.Mock)
            : _effects.OfRead(read) is { } effects ? ByValue(read, effects)
            : Refuse(RemovalReasons.Unknown);

    private static Replacement.Refused Refuse(string reason) => new(reason);

    private Replacement ReadValue(ExpressionSyntax value, IReadOnlyList<ExpressionSyntax> effects)
        => model.GetTypeInfo(value).Type is not { } type ? Refuse(RemovalReasons.OtherType)
            : Fits(type) ? ByValue(value, effects)
            // OpenFeature's client reads an integer flag as a double, too.
            : request.Value is int whole && type.SpecialType == SpecialType.System_Double ? ByValue(value, effects, Literals.Of((double)whole))
            : Refuse(RemovalReasons.OtherType);

    private Replacement ReadVariant(InvocationExpressionSyntax call, IPropertySymbol accessor, IReadOnlyList<ExpressionSyntax> effects)
        => FlagVariants.EnumOf(accessor) is { } variants && FlagVariants.FindServed(accessor, variants, request) is { } member
            ? ByValue(call, effects, Marks.AsValue(SyntaxFactory.ParseExpression(variants.ToMinimalDisplayString(model, call.SpanStart) + "." + member.Name)))
            : Refuse(RemovalReasons.UnknownVariant);

    private Replacement ReadDetails(ExpressionSyntax details, IReadOnlyList<ExpressionSyntax> effects)
    {
        var outer = Parentheses.Around(details);
        return outer.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value && value.Expression == outer
            ? ReadValue(value, effects)
            : DetailsReader.Read(outer, effects, Literals.Of(request.Value), model) ?? Refuse(RemovalReasons.Details);
    }

    /// <summary>Reads every way of getting the result of a task.</summary>
    private Replacement ReadTask(ExpressionSyntax task, IReadOnlyList<ExpressionSyntax> effects, bool isDetails)
    {
        var current = Parentheses.Around(task);
        while (current.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" } member && member.Expression == current
            && member.Parent is InvocationExpressionSyntax next)
        {
            effects = [.. effects, .. next.ArgumentList.Arguments.Select(argument => argument.Expression).Where(argument => !Effects.AreNone(argument, model))];
            current = Parentheses.Around(next);
        }

        ExpressionSyntax? value = current.Parent switch
        {
            AwaitExpressionSyntax awaited => awaited,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == current => result,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Parent: InvocationExpressionSyntax result } => result,
            _ => null,
        };
        if (value is not null)
        {
            return isDetails ? ReadDetails(value, effects) : ReadValue(value, effects);
        }

        if (isDetails || model.GetTypeInfo(current).Type is not INamedTypeSymbol { TypeArguments.Length: 1 } type || !Fits(type.TypeArguments[0]) || type.Name is not ("Task" or "ValueTask"))
        {
            return Refuse(isDetails ? RemovalReasons.Details : RemovalReasons.Task);
        }

        var name = type.ToMinimalDisplayString(model, current.SpanStart);
        var literal = Literals.Of(request.Value);
        ExpressionSyntax finished = type.Name == "ValueTask"
            ? SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseTypeName(name), Arguments(literal), null)
            : SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression(name.Substring(0, name.IndexOf('<')) + ".FromResult"), Arguments(literal));
        return new Replacement.ByValue(current, finished, effects);
    }

    private static ArgumentListSyntax Arguments(ExpressionSyntax only) => SyntaxFactory.ArgumentList([SyntaxFactory.Argument(only)]);

    private Replacement ByValue(ExpressionSyntax value, IReadOnlyList<ExpressionSyntax> effects, ExpressionSyntax? with = null)
        => FoldPass.IsInExpressionTree(value, model) ? Refuse(RemovalReasons.ExpressionTree) : new Replacement.ByValue(value, with ?? Literals.Of(request.Value), effects);

    private bool Fits(ITypeSymbol type) => type.SpecialType == request.Value switch
    {
        bool => SpecialType.System_Boolean,
        int => SpecialType.System_Int32,
        double => SpecialType.System_Double,
        _ => SpecialType.System_String,
    };
}
