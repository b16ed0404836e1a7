using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>The code of a compilation that creates instances of a class: calls of its constructor, and code that can create it in another way.</summary>
internal sealed class Creations
{
    private readonly List<BaseObjectCreationExpressionSyntax> _calls = [];

    private Creations()
    {
    }

    /// <summary>Gets the calls of the constructor.</summary>
    public IReadOnlyList<BaseObjectCreationExpressionSyntax> Calls => _calls;

    /// <summary>Gets a value indicating whether other code can pass arguments to the constructor: a derived class, or a call that gets the type and arguments.</summary>
    public bool AreHidden { get; private set; }

    /// <summary>Finds the creations.</summary>
    /// <param name="type">The class, also of another compilation.</param>
    /// <param name="compilation">The compilation to search.</param>
    public static Creations Find(INamedTypeSymbol type, Compilation compilation)
    {
        var found = new Creations();
        var id = type.GetDocumentationCommentId();
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            var root = tree.GetRoot();
            found.AreHidden |= InactiveCode.Names(root, type.Name);
            foreach (var node in root.DescendantNodes())
            {
                switch (node)
                {
                    case ImplicitObjectCreationExpressionSyntax call when IsOf((model ??= compilation.GetSemanticModel(tree)).GetSymbolInfo(call).Symbol?.ContainingType):
                        found._calls.Add(call);
                        break;
                    case SimpleNameSyntax name when name.Identifier.ValueText == type.Name && (model ??= compilation.GetSemanticModel(tree)).GetSymbolInfo(name).Symbol is var symbol && IsOf(symbol as ITypeSymbol ?? symbol?.ContainingType):
                        found.Add(name, model);
                        break;
                }
            }
        }

        return found;

        bool IsOf(ITypeSymbol? other) => other is INamedTypeSymbol && other.OriginalDefinition.GetDocumentationCommentId() == id;
    }

    private void Add(SimpleNameSyntax name, SemanticModel model)
    {
        SyntaxNode whole = name;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
        {
            whole = whole.Parent;
        }

        switch (whole.Parent)
        {
            case ObjectCreationExpressionSyntax call when call.Type == whole:
                _calls.Add(call);
                break;
            case BaseTypeSyntax:
                AreHidden = true;
                break;
            case TypeArgumentListSyntax { Parent: GenericNameSyntax generic }:
                AreHidden |= generic.Ancestors().TakeWhile(node => node is ExpressionSyntax or TypeSyntax).FirstOrDefault(node => node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax) is ExpressionSyntax typed && TakesArguments(typed, model);
                break;
            case TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax reflection } }:
                AreHidden |= TakesArguments(reflection, model);
                break;
            case TypeOfExpressionSyntax { Parent: not (AttributeArgumentSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Assembly" or "Name" or "FullName" or "Namespace" }) }:
                AreHidden = true;
                break;
        }
    }

    /// <summary>Returns whether a call can pass arguments to a constructor that it finds by reflection.</summary>
    private static bool TakesArguments(ExpressionSyntax call, SemanticModel model)
        => call is not (InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } or ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } })
            && (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
                || method.Parameters.Any(parameter => parameter.Type is IArrayTypeSymbol { ElementType: { SpecialType: SpecialType.System_Object } or { Name: "Type" } } or { SpecialType: SpecialType.System_Object }));
}
