using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Follows keys that are not constant, such as that of <c>client.GetBooleanValueAsync(key, false)</c>, back to the texts that they can be: through variables,
/// parameters, fields and results, in all projects. A key that cannot be followed is unknown. A call of a wrapper around OpenFeature's client is therefore a use
/// only if it gives the key of the flag.
/// </summary>
internal sealed class KeyOrigins
{
    private const int MaxSteps = 2000;
    private static readonly ConditionalWeakTable<IReadOnlyList<Compilation>, Dictionary<string, KeyOrigins>> Known = new();

    private readonly string _key;
    private readonly IReadOnlyList<Compilation> _compilations;
    private readonly KeyWrites _writes;
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly Queue<(ExpressionSyntax Expression, Compilation Compilation)> _open = [];
    private readonly List<KeyOrigin> _found = [];

    private KeyOrigins(RemovalRequest request)
    {
        _key = request.Key;
        _compilations = request.Compilations;
        _writes = new KeyWrites(request.Compilations);
        foreach (var compilation in _compilations)
        {
            foreach (var key in new ComputedKeys(compilation).Find())
            {
                _open.Enqueue((key, compilation));
            }
        }

        while (_open.Count > 0)
        {
            var (expression, compilation) = _open.Dequeue();
            if (!_seen.Add(expression))
            {
                continue;
            }

            if (_seen.Count > MaxSteps)
            {
                _found.Add(new KeyOrigin(compilation, expression, KeyOriginKind.Unknown));
            }
            else
            {
                Visit(expression, compilation, compilation.GetSemanticModel(expression.SyntaxTree));
            }
        }
    }

    /// <summary>Returns the origins of all keys that are not constant where they are used.</summary>
    public static IReadOnlyList<KeyOrigin> Of(RemovalRequest request)
    {
        var known = Known.GetOrCreateValue(request.Compilations);
        lock (known)
        {
            return (known.TryGetValue(request.Key, out var origins) ? origins : known[request.Key] = new KeyOrigins(request))._found;
        }
    }

    private void Visit(ExpressionSyntax expression, Compilation compilation, SemanticModel model)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: var constant })
        {
            if (constant as string == _key)
            {
                Add(KeyOriginKind.Key);
            }

            return;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                Follow(inner);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner }:
                Follow(inner);
                break;
            case CastExpressionSyntax { Expression: var inner }:
                Follow(inner);
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var inner }:
                Follow(inner);
                break;
            case ConditionalExpressionSyntax choice:
                Follow(choice.WhenTrue);
                Follow(choice.WhenFalse);
                break;
            case SwitchExpressionSyntax choice:
                choice.Arms.Select(arm => arm.Expression).ToList().ForEach(Follow);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice:
                Follow(choice.Left);
                Follow(choice.Right);
                break;
            case ThrowExpressionSyntax:
                break;
            case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                if (KeyPattern.CanBe(expression, _key, model) is not false and var isLikely)
                {
                    Add(isLikely is true ? KeyOriginKind.Likely : KeyOriginKind.Unknown);
                }

                break;
            case SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax:
                VisitSymbol(expression, compilation, model);
                break;
            default:
                Add(KeyOriginKind.Unknown);
                break;
        }

        void Follow(ExpressionSyntax inner) => _open.Enqueue((inner, compilation));

        void Add(KeyOriginKind kind) => _found.Add(new KeyOrigin(compilation, expression, kind));
    }

    private void VisitSymbol(ExpressionSyntax expression, Compilation compilation, SemanticModel model)
    {
        // The key of a flag's accessor: that of this flag is found as a use.
        if (model.GetOperation(expression) is IPropertyReferenceOperation { Property: { Name: "Key", ContainingType.Name: "FeatureFlag" }, Instance: IPropertyReferenceOperation { Property: var accessor } }
            && FlagUses.Of(compilation).FlagOf(accessor) is not null)
        {
            return;
        }

        if (_writes.Find(model.GetSymbolInfo(expression).Symbol, compilation) is not { } writes)
        {
            _found.Add(new KeyOrigin(compilation, expression, KeyOriginKind.Unknown));
            return;
        }

        foreach (var write in writes)
        {
            if (write.Node is ExpressionSyntax value && write.Kind is null)
            {
                _open.Enqueue((value, write.Compilation));
            }
            else if (_seen.Add(write.Node))
            {
                _found.Add(new KeyOrigin(write.Compilation, write.Node, write.Kind ?? KeyOriginKind.Unknown));
            }
        }
    }
}
