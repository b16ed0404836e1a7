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
    /// <param name="use">The name of an accessor, of a snapshot's property or of a variant's enum, or an expression with the key.</param>
    public Replacement Read(SyntaxNode use)
    {
        var replacement = use switch
        {
            PropertyDeclarationSyntax => new Replacement.Implementation(),
            SimpleNameSyntax name when model.GetSymbolInfo(name).Symbol is IPropertySymbol property && _uses.FlagOf(property) is not null => ReadProperty(name, property),
            SimpleNameSyntax name when model.GetSymbolInfo(name).Symbol is INamedTypeSymbol => name.Ancestors().Any(node => node is CrefSyntax) ? Refuse(RemovalReasons.Comment) : new Replacement.Mention(),
            ExpressionSyntax key => new KeyReader(request, model).Read(key, (call, isDetails) => ReadTask(call, EffectsOf(call), isDetails)),
            _ => Refuse(RemovalReasons.Unknown),
        };
        return replacement is Replacement.ByValue or Replacement.ByEdit && HasDirectiveAround(use) ? Refuse(RemovalReasons.Directive) : replacement;
    }

    private static Replacement.Refused Refuse(string reason) => new(reason);

    /// <summary>Returns whether a directive is inside of the innermost statement. One between statements is kept or refused by the edits.</summary>
    private static bool HasDirectiveAround(SyntaxNode use)
        => use.Ancestors().FirstOrDefault(node => node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax) is { ContainsDirectives: true } node
            && node.DescendantTrivia().Any(trivia => trivia.IsDirective && node.Span.Contains(trivia.Span));

    private Replacement ReadProperty(SimpleNameSyntax name, IPropertySymbol property)
    {
        if (name.Ancestors().Any(node => node is CrefSyntax))
        {
            return Refuse(RemovalReasons.Comment);
        }

        if (name.FirstAncestorOrSelf<BaseExpressionColonSyntax>() is { Parent: SubpatternSyntax part } && (name.Parent == part.ExpressionColon || name.Parent?.Parent == part.ExpressionColon))
        {
            return new PatternReader(request, model).Read(part, name);
        }

        ExpressionSyntax accessor = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (name.Parent is MemberBindingExpressionSyntax)
        {
            return Refuse(RemovalReasons.Unknown);
        }

        if (accessor.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is { } nameOf
            && model.GetOperation(nameOf) is INameOfOperation or null)
        {
            return nameOf.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute ? new RequirementReader(request, model).Read(attribute, nameOf) : Refuse(RemovalReasons.Name);
        }

        return property.IsStatic ? ReadAccessor(accessor, property) : ReadSnapshot(accessor, property);
    }

    /// <summary>Reads <c>flags.Stories</c>.</summary>
    private Replacement ReadSnapshot(ExpressionSyntax read, IPropertySymbol property)
    {
        if (!Fits(property.Type))
        {
            return Refuse(RemovalReasons.OtherType);
        }

        if (IsMocked(read))
        {
            return Refuse(RemovalReasons.Mock);
        }

        return model.GetOperation(read) is IPropertyReferenceOperation { Instance: { } instance } && instance.Syntax is ExpressionSyntax receiver
            ? ByValue(read, instance is IInstanceReferenceOperation || IsPureReceiver(instance) ? [] : [receiver])
            : Refuse(RemovalReasons.Unknown);
    }

    /// <summary>NSubstitute sets up and verifies a member by reading it: <c>flags.Stories.Returns(true)</c>, <c>flags.Received().Stories</c>.</summary>
    private bool IsMocked(ExpressionSyntax read)
        => (OutOfParentheses(read).Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax setUp } && IsMock(setUp))
            || (read is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax verification } && IsMock(verification));

    private bool IsMock(InvocationExpressionSyntax call)
        => model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsExtensionMethod: true } method
            && method.ContainingNamespace.ToDisplayString() is var space && (space == "NSubstitute" || space.StartsWith("NSubstitute.", StringComparison.Ordinal));

    private Replacement ReadAccessor(ExpressionSyntax accessor, IPropertySymbol property)
    {
        if (accessor.Parent is not MemberAccessExpressionSyntax { Name: var method } member || member.Expression != accessor)
        {
            return new RequirementReader(request, model).Read(accessor) ?? TestProviderReader.Read(accessor, request, model) ?? Refuse(RemovalReasons.PassedOn);
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
            "GetVariant" => ReadVariant(call, property, effects),
            _ => Refuse(RemovalReasons.PassedOn),
        };
    }

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
        var outer = OutOfParentheses(details);
        return outer.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value && value.Expression == outer
            ? ReadValue(value, effects)
            : DetailsReader.Read(outer, effects, Literals.Of(request.Value), model) ?? Refuse(RemovalReasons.Details);
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
        => instance is IInstanceReferenceOperation or IInvocationOperation { TargetMethod: { Name: "GetClient", ContainingType: { Name: "Api", ContainingNamespace.Name: "OpenFeature" } }, Instance: IPropertyReferenceOperation { Instance: null } }
            || (Effects.AreNone(instance)
                && (instance.Type?.IsValueType is true || (instance.Syntax is ExpressionSyntax expression && model.GetTypeInfo(expression).Nullability.FlowState != NullableFlowState.MaybeNull)));

    private Replacement ByValue(ExpressionSyntax value, IReadOnlyList<ExpressionSyntax> effects, ExpressionSyntax? with = null)
        => FoldPass.IsInExpressionTree(value, model) ? Refuse(RemovalReasons.ExpressionTree) : new Replacement.ByValue(value, with ?? Literals.Of(request.Value), effects);

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
