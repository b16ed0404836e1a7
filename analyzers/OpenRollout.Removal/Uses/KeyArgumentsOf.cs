using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds the arguments that all callers in all projects give to a parameter.</summary>
internal sealed class KeyArgumentsOf(IReadOnlyList<Compilation> compilations)
{
    /// <summary>Returns the arguments, and the places at which they are not known.</summary>
    public IEnumerable<KeyWrites.Write> Find(IParameterSymbol parameter, Compilation compilation)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        var found = 0;
        foreach (var target in SlotsOf(method))
        {
            foreach (var write in FindCalls(target, parameter.Ordinal, compilation))
            {
                found++;
                yield return write;
            }
        }

        foreach (var write in FindData(parameter, method, compilation))
        {
            found++;
            yield return write;
        }

        // A method that no code calls is called by a framework, or by code outside of the solution.
        if (found == 0 && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration)
        {
            yield return new KeyWrites.Write(compilation, declaration, KeyOriginKind.Outside);
        }
    }

    /// <summary>Returns a method, and the methods that it implements or overrides, since calls can name any of them.</summary>
    private static IEnumerable<IMethodSymbol> SlotsOf(IMethodSymbol method)
    {
        for (var overridden = method; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden;
        }

        if (method.ContainingType is { TypeKind: not TypeKind.Interface } type)
        {
            foreach (var member in type.AllInterfaces.SelectMany(face => face.GetMembers(method.Name)).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                {
                    yield return member;
                }
            }
        }
    }

    private IEnumerable<KeyWrites.Write> FindCalls(IMethodSymbol method, int ordinal, Compilation compilation)
    {
        var isLocal = method.MethodKind == MethodKind.LocalFunction;
        var id = NameIndex.IdOf(method);
        foreach (var each in isLocal ? [compilation] : compilations)
        {
            // new() does not name the type.
            foreach (var tree in method.MethodKind == MethodKind.Constructor ? each.SyntaxTrees : NameIndex.Of(each).TreesWith([method.Name]))
            {
                SemanticModel? model = null;
                foreach (var node in tree.GetRoot().DescendantNodes().Where(node => CanCall(node, method)))
                {
                    model ??= each.GetSemanticModel(tree);
                    if (model.GetSymbolInfo(node).Symbol is IMethodSymbol called
                        && (isLocal ? SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, method.OriginalDefinition) : id is not null && NameIndex.IdOf(called) == id))
                    {
                        foreach (var write in ArgumentsOf(node, ordinal, each, model))
                        {
                            yield return write;
                        }
                    }
                }
            }
        }
    }

    private static bool CanCall(SyntaxNode node, IMethodSymbol method) => method.MethodKind == MethodKind.Constructor
        ? node switch
        {
            ObjectCreationExpressionSyntax creation => LastNameOf(creation.Type) == method.ContainingType.Name,
            PrimaryConstructorBaseTypeSyntax type => LastNameOf(type.Type) == method.ContainingType.Name,
            AttributeSyntax attribute => method.ContainingType.Name is var name && (LastNameOf(attribute.Name) is var used && (used == name || used + "Attribute" == name)),
            _ => node is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax,
        }
        : node is SimpleNameSyntax called && called.Identifier.ValueText == method.Name;

    private static string? LastNameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<KeyWrites.Write> ArgumentsOf(SyntaxNode call, int ordinal, Compilation compilation, SemanticModel model)
    {
        if (call is SimpleNameSyntax name)
        {
            var expression = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
            if (expression.Parent is not InvocationExpressionSyntax invocation || invocation.Expression != expression)
            {
                // The method is passed on as a delegate, or only named.
                return expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }
                    ? []
                    : [new KeyWrites.Write(compilation, expression, KeyOriginKind.Unknown)];
            }

            call = invocation;
        }

        var arguments = model.GetOperation(call) switch
        {
            IInvocationOperation invoked => invoked.Arguments,
            IObjectCreationOperation created => created.Arguments,
            IAttributeOperation { Operation: IObjectCreationOperation created } => created.Arguments,
            _ => [],
        };
        return arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) switch
        {
            null => [new KeyWrites.Write(compilation, call, KeyOriginKind.Unknown)],
            { ArgumentKind: ArgumentKind.DefaultValue, Parameter: var parameter } => parameter?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Default.Value: { } value } ? [new KeyWrites.Write(compilation, value)] : [],
            { Value: IArrayCreationOperation { Initializer.ElementValues: var elements } } => elements.Select(element => element.Syntax).OfType<ExpressionSyntax>().Select(element => new KeyWrites.Write(compilation, element)),
            { Value.Syntax: ExpressionSyntax value } => [new KeyWrites.Write(compilation, value)],
            _ => [new KeyWrites.Write(compilation, call, KeyOriginKind.Unknown)],
        };
    }

    /// <summary>Returns the data of a test's parameter, such as that of <c>[InlineData("stories")]</c>. Data from other members is not known.</summary>
    private static IEnumerable<KeyWrites.Write> FindData(IParameterSymbol parameter, IMethodSymbol method, Compilation compilation)
        => from declaration in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>()
           from attribute in declaration.AttributeLists.SelectMany(list => list.Attributes)
           let type = compilation.GetSemanticModel(declaration.SyntaxTree).GetTypeInfo(attribute).Type
           where TestAttributes.IsData(type)
           let values = (attribute.ArgumentList?.Arguments ?? default).Where(argument => argument.NameEquals is null && argument.NameColon is null).ToList()
           select TestAttributes.IsInlineData(type) && values.Count > parameter.Ordinal
               ? new KeyWrites.Write(compilation, values[parameter.Ordinal].Expression)
               : new KeyWrites.Write(compilation, attribute, KeyOriginKind.Unknown);
}
