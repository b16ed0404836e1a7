using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>Decides how each use of the flag is replaced.</summary>
internal sealed class UseReader(RemovalRequest request, SemanticModel model)
{
    private readonly FlagUses _uses = FlagUses.Of(model.Compilation);

    /// <summary>Returns the replacement of a use.</summary>
    /// <param name="use">The name of an accessor or of a snapshot's property, or an expression with the key.</param>
    public Replacement Read(SyntaxNode use)
    {
        if (use.Ancestors().Any(node => node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax && HasDirectiveInside(node) && node is not BlockSyntax and not LocalFunctionStatementSyntax))
        {
            return Refuse(RemovalReasons.Directive);
        }

        return use switch
        {
            PropertyDeclarationSyntax => Refuse(RemovalReasons.Implementation),
            SimpleNameSyntax name when model.GetSymbolInfo(name).Symbol is IPropertySymbol property && _uses.FlagOf(property) is not null => ReadProperty(name, property),
            ExpressionSyntax key => ReadKey(key),
            _ => Refuse(RemovalReasons.Unknown),
        };
    }

    private static Replacement.Refused Refuse(string reason) => new(reason);

    private static bool HasDirectiveInside(SyntaxNode node)
        => node.ContainsDirectives && node.DescendantTrivia().Any(trivia => trivia.IsDirective && node.Span.Contains(trivia.Span));

    private Replacement ReadProperty(SimpleNameSyntax name, IPropertySymbol property)
    {
        if (name.Ancestors().Any(node => node is CrefSyntax))
        {
            return Refuse(RemovalReasons.Comment);
        }

        if (name.Parent is NameColonSyntax or ExpressionColonSyntax || name.Ancestors().Any(node => node is ExpressionColonSyntax))
        {
            return Refuse(RemovalReasons.Pattern);
        }

        ExpressionSyntax accessor = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (name.Parent is MemberBindingExpressionSyntax)
        {
            return Refuse(RemovalReasons.Unknown);
        }

        if (accessor.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is { } nameOf
            && model.GetOperation(nameOf) is INameOfOperation or null)
        {
            return nameOf.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute ? new RequirementReader(request, model).Read(attribute) : Refuse(RemovalReasons.Name);
        }

        return property.IsStatic ? ReadAccessor(accessor) : ReadSnapshot(accessor, property);
    }

    /// <summary>Reads <c>flags.Stories</c>.</summary>
    private Replacement ReadSnapshot(ExpressionSyntax read, IPropertySymbol property)
    {
        if (!Fits(property.Type))
        {
            return Refuse(RemovalReasons.OtherType);
        }

        return model.GetOperation(read) is IPropertyReferenceOperation { Instance: { } instance } && instance.Syntax is ExpressionSyntax receiver
            ? ByValue(read, instance is IInstanceReferenceOperation || IsPureReceiver(instance) ? [] : [receiver])
            : Refuse(RemovalReasons.Unknown);
    }

    private Replacement ReadAccessor(ExpressionSyntax accessor)
    {
        if (accessor.Parent is not MemberAccessExpressionSyntax { Name: var method } member || member.Expression != accessor)
        {
            return accessor.FirstAncestorOrSelf<ArgumentSyntax>() is { } argument
                && argument.Expression.DescendantNodesAndSelf().Contains(accessor)
                && argument.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } requirement
                && model.GetSymbolInfo(requirement).Symbol is IMethodSymbol { Name: "RequireFlag", ContainingNamespace: { Name: "AspNetCore", ContainingNamespace.Name: "OpenRollout" } }
                ? new RequirementReader(request, model).Read(requirement, argument, accessor)
                : Refuse(RemovalReasons.PassedOn);
        }

        if (member.Parent is not InvocationExpressionSyntax call)
        {
            return Refuse(method.Identifier.ValueText == "Key" ? RemovalReasons.Key : RemovalReasons.PassedOn);
        }

        var effects = EffectsOf(call);
        return method.Identifier.ValueText switch
        {
            "IsEnabled" or "GetValue" => ReadValue(call, effects),
            "IsEnabledAsync" or "GetValueAsync" => ReadTask(call, effects, isDetails: false),
            "GetDetails" => ReadDetails(call, effects),
            "GetDetailsAsync" => ReadTask(call, effects, isDetails: true),
            "Override" => OverrideReader.Read(call, request, model),
            "GetVariant" or "GetVariantAsync" => Refuse(RemovalReasons.Variant),
            _ => Refuse(RemovalReasons.PassedOn),
        };
    }

    private Replacement ReadValue(ExpressionSyntax value, IReadOnlyList<ExpressionSyntax> effects)
        => model.GetTypeInfo(value).Type is { } type && Fits(type) ? ByValue(value, effects) : Refuse(RemovalReasons.OtherType);

    private Replacement ReadDetails(ExpressionSyntax details, IReadOnlyList<ExpressionSyntax> effects)
    {
        var outer = OutOfParentheses(details);
        return outer.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value && value.Expression == outer
            ? ReadValue(value, effects)
            : Refuse(RemovalReasons.Details);
    }

    /// <summary>Reads every way of getting the result of a task.</summary>
    private Replacement ReadTask(ExpressionSyntax task, IReadOnlyList<ExpressionSyntax> effects, bool isDetails)
    {
        var current = OutOfParentheses(task);
        while (current.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" } member && member.Expression == current
            && member.Parent is InvocationExpressionSyntax next)
        {
            effects = [.. effects, .. next.ArgumentList.Arguments.Select(argument => argument.Expression).Where(argument => !Effects.AreNone(argument, model))];
            current = OutOfParentheses(next);
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

    /// <summary>Reads a key as text: in a call of OpenFeature's client, or in an attribute.</summary>
    private Replacement ReadKey(ExpressionSyntax key)
    {
        if (key.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            return attribute.Name.ToString() is var name && (name.EndsWith("RequireFlag", StringComparison.Ordinal) || name.EndsWith("RequireFlagAttribute", StringComparison.Ordinal))
                ? new RequirementReader(request, model).Read(attribute)
                : new Replacement.NoUse();
        }

        if (key.Parent is not ArgumentSyntax argument)
        {
            return new Replacement.NoUse();
        }

        if (model.GetOperation(argument) is not IArgumentOperation { Parent: IInvocationOperation invocation } operation || _uses.Keys.FindTexts(operation).Count == 0)
        {
            return model.GetOperation(argument) is IArgumentOperation other && _uses.Keys.FindTexts(other).Count > 0 ? Refuse(RemovalReasons.Key) : new Replacement.NoUse();
        }

        if (_uses.Keys.FindClientCall(invocation) is not { } call || call.Invocation.Syntax is not InvocationExpressionSyntax syntax || call.Invocation.Instance is null)
        {
            return Refuse(RemovalReasons.Key);
        }

        return new ClientDomain(request.Domain).Fits(call.Invocation.Instance)
            ? ReadTask(syntax, EffectsOf(syntax), call.ReturnsDetails)
            : Refuse(RemovalReasons.Client);
    }

    /// <summary>Returns what a call evaluates besides the flag: its receiver and its arguments, if they have an effect.</summary>
    private List<ExpressionSyntax> EffectsOf(InvocationExpressionSyntax call)
    {
        var effects = new List<ExpressionSyntax>();
        if (model.GetOperation(call) is IInvocationOperation { Instance: { } instance } && instance.Syntax is ExpressionSyntax receiver && !IsAccessor(instance) && !IsPureReceiver(instance))
        {
            effects.Add(receiver);
        }

        effects.AddRange(call.ArgumentList.Arguments.Select(argument => argument.Expression).Where(argument => !Effects.AreNone(argument, model)));
        return effects;
    }

    private bool IsAccessor(IOperation instance) => instance is IPropertyReferenceOperation { Instance: null } property && _uses.FlagOf(property.Property) is not null;

    /// <summary>A client or a snapshot that is null would throw; if its type says that it is not null, this is believed.</summary>
    private bool IsPureReceiver(IOperation instance)
        => instance is IInstanceReferenceOperation
            || (Effects.AreNone(instance)
                && (instance.Type?.IsValueType is true || (instance.Syntax is ExpressionSyntax expression && model.GetTypeInfo(expression).Nullability.FlowState != NullableFlowState.MaybeNull)));

    private Replacement ByValue(ExpressionSyntax value, IReadOnlyList<ExpressionSyntax> effects)
        => FoldPass.IsInExpressionTree(value, model) ? Refuse(RemovalReasons.ExpressionTree) : new Replacement.ByValue(value, Literals.Of(request.Value), effects);

    private bool Fits(ITypeSymbol type) => type.SpecialType == request.Value switch
    {
        bool => SpecialType.System_Boolean,
        int => SpecialType.System_Int32,
        double => SpecialType.System_Double,
        _ => SpecialType.System_String,
    };

    private static ExpressionSyntax OutOfParentheses(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
        {
            expression = outer;
        }

        return expression;
    }
}
