using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds the uses of one flag in a compilation: by its accessor, by a snapshot's property, and by its key.</summary>
internal sealed class UseFinder
{
    private readonly Compilation _compilation;
    private readonly RemovalRequest _request;
    private readonly FlagUses _uses;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _variants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variantEnums = new(StringComparer.Ordinal);
    private readonly HashSet<string> _constants;

    public UseFinder(Compilation compilation, RemovalRequest request)
    {
        _compilation = compilation;
        _request = request;
        _uses = FlagUses.Of(compilation);
        _names = FindNames();
        _constants = FindConstants();
    }

    /// <summary>Gets the names of the flag's accessor and of the properties of its snapshots.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Returns whether a use is only the name of a variant's enum.</summary>
    public bool IsVariant(SyntaxNode use) => use is SimpleNameSyntax name && _variants.Contains(name.Identifier.ValueText) && !_names.Contains(name.Identifier.ValueText);

    /// <summary>Returns the names, and the literals with the key, that use the flag in a file.</summary>
    public IEnumerable<SyntaxNode> Find(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        SemanticModel? model = null;
        foreach (var node in root.DescendantNodes(descendIntoTrivia: true))
        {
            switch (node)
            {
                case SimpleNameSyntax name when _names.Contains(name.Identifier.ValueText):
                    model ??= _compilation.GetSemanticModel(tree);
                    if (IsFlag(model.GetSymbolInfo(name).Symbol) || (CanBeKey(name) && model.GetConstantValue(name).Value is string constant && constant == _request.Key))
                    {
                        yield return name;
                    }

                    break;
                case SimpleNameSyntax name when _variants.Contains(name.Identifier.ValueText):
                    model ??= _compilation.GetSemanticModel(tree);
                    if (IsVariantEnum(model.GetSymbolInfo(name).Symbol))
                    {
                        yield return name;
                    }

                    break;
                case PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null } property when _names.Contains(property.Identifier.ValueText):
                    model ??= _compilation.GetSemanticModel(tree);
                    if (model.GetDeclaredSymbol(property)?.ExplicitInterfaceImplementations.Any(IsFlag) is true)
                    {
                        yield return property;
                    }

                    break;
                case LiteralExpressionSyntax { Token.Value: string text } literal when _names.Contains(text):
                    model ??= _compilation.GetSemanticModel(tree);
                    if (KeyReader.IsReflection(literal, model))
                    {
                        yield return literal;
                    }

                    break;
                case ExpressionSyntax expression when CanBeKey(expression):
                    model ??= _compilation.GetSemanticModel(tree);
                    if (model.GetConstantValue(expression).Value is string value && IsKey(value))
                    {
                        yield return expression;
                    }

                    break;
            }
        }
    }

    /// <summary>Returns the positions in inactive code at which a name of the flag or its key is written.</summary>
    public IEnumerable<int> FindInactive(SyntaxTree tree)
        => from found in InactiveCode.TokensIn(tree.GetRoot())
           where found.Token.IsKind(SyntaxKind.IdentifierToken) ? _names.Contains(found.Token.ValueText) || _variants.Contains(found.Token.ValueText) : found.Token.ValueText == _request.Key
           select found.Position;

    /// <summary>Returns the comments that name the flag.</summary>
    public IEnumerable<(Location Location, string Name)> FindComments(SyntaxTree tree)
        => from trivia in tree.GetRoot().DescendantTrivia()
           where trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
           let text = trivia.ToString()
           let name = _names.Append(_request.Key).FirstOrDefault(name => HasWord(text, name))
           where name is not null
           select (trivia.GetLocation(), name);

    /// <summary>Returns whether a symbol is a property of the flag.</summary>
    public bool IsFlag(ISymbol? symbol)
        => symbol is IPropertySymbol property && _uses.FlagOf(property) is { } flag && flag.Key == _request.Key
            && (_request.Declarations is null || _request.Declarations.Contains((flag.Library ?? _compilation.AssemblyName ?? "", flag.ManifestPath ?? "")));

    private bool IsVariantEnum(ISymbol? symbol) => symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum } && _variantEnums.Contains(symbol.ToDisplayString());

    /// <summary>Returns whether a text is the key, or a list of keys with it, such as that of <c>&lt;flag names="stories, reels"&gt;</c>.</summary>
    private bool IsKey(string text)
        => text == _request.Key || (text.Length > _request.Key.Length && text.Contains(_request.Key) && text.Split(',') is { Length: > 1 } keys && keys.Any(key => key.Trim() == _request.Key));

    private bool CanBeKey(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsKey(literal.Token.ValueText),
        IdentifierNameSyntax name => _constants.Contains(name.Identifier.ValueText) && name.Parent is ArgumentSyntax or AttributeArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax,
        MemberAccessExpressionSyntax access => _constants.Contains(access.Name.Identifier.ValueText) && access.Parent is ArgumentSyntax or AttributeArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax,
        BinaryExpressionSyntax or InterpolatedStringExpressionSyntax => expression.Parent is ArgumentSyntax or AttributeArgumentSyntax && CanBePart(expression),
        _ => false,
    };

    /// <summary>Returns whether an expression can be constant and a part of the key. It decides by the code alone, since most texts need no compiler.</summary>
    private bool CanBePart(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => CanBePart(parenthesized.Expression),
        LiteralExpressionSyntax { Token.Value: string text } => _request.Key.Contains(text),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => CanBePart(sum.Left) && CanBePart(sum.Right),
        InterpolatedStringExpressionSyntax text => text.Contents.All(part => part switch
        {
            InterpolatedStringTextSyntax { TextToken.ValueText: var fixedText } => _request.Key.Contains(fixedText),
            InterpolationSyntax { Expression: var inner } => CanBePart(inner),
            _ => true,
        }),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    };

    private HashSet<string> FindNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var runtime = _compilation.GetTypeByMetadataName("OpenRollout.FlagKeyAttribute")?.ContainingAssembly;
        var assemblies = _compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => runtime is not null && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime.Name)))
            .Append(_compilation.Assembly);
        foreach (var assembly in assemblies)
        {
            var open = new Stack<INamespaceOrTypeSymbol>([assembly.GlobalNamespace]);
            while (open.Count > 0)
            {
                foreach (var member in open.Pop().GetMembers())
                {
                    if (member is INamespaceOrTypeSymbol inner)
                    {
                        open.Push(inner);
                    }
                    else if (IsFlag(member))
                    {
                        names.Add(member.Name);
                        if (FlagVariants.EnumOf((IPropertySymbol)member) is { } variants)
                        {
                            _variants.Add(variants.Name);
                            _variantEnums.Add(variants.ToDisplayString());
                        }
                    }
                }
            }
        }

        return names;
    }

    private HashSet<string> FindConstants()
        => [.. from tree in _compilation.SyntaxTrees
               where _request.IsEditable(tree)
               from declarator in tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>()
               where declarator.Initializer?.Value is LiteralExpressionSyntax literal && literal.Token.ValueText == _request.Key
                   && declarator.Parent?.Parent is FieldDeclarationSyntax { Modifiers: var field } && field.Any(SyntaxKind.ConstKeyword)
                   || declarator.Initializer?.Value is LiteralExpressionSyntax value && value.Token.ValueText == _request.Key
                   && declarator.Parent?.Parent is LocalDeclarationStatementSyntax { IsConst: true }
               select declarator.Identifier.ValueText];

    private static bool HasWord(string text, string word)
    {
        for (var index = text.IndexOf(word, StringComparison.Ordinal); index >= 0; index = text.IndexOf(word, index + 1, StringComparison.Ordinal))
        {
            if ((index == 0 || !char.IsLetterOrDigit(text[index - 1])) && (index + word.Length == text.Length || !char.IsLetterOrDigit(text[index + word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
