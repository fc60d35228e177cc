using System.Linq.Expressions;

namespace Avow.Holdings;

/// <summary>Reads from a projection which clocks it reports.</summary>
internal sealed class ClockNames : ExpressionVisitor
{
    private readonly List<string> _names = [];

    public static IReadOnlyList<string> In(Expression projection)
    {
        var visitor = new ClockNames();
        visitor.Visit(projection);
        return visitor._names;
    }

    protected override ElementInit VisitElementInit(ElementInit node)
    {
        if (node.Arguments[0] is ConstantExpression { Value: string clock })
        {
            _names.Add(clock);
        }

        return base.VisitElementInit(node);
    }
}
