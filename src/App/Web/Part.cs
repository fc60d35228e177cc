using Microsoft.AspNetCore.Components;

namespace Avow.Web;

/// <summary>A piece of a page, or a page: it knows what page it stands on and in which voice that page speaks.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter] public required PageContext Page { get; set; }

    protected Say Say => Page.Say;
}
