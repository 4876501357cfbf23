// Comfort only: every page works without this file.
'use strict';

// A form that is on its way is not sent a second time.  (Sent twice it would be done once anyway.)
addEventListener('submit', function (event) {
    const form = event.target;
    if (form.method !== 'post')
        return;
    if (form.dataset.sent)
        event.preventDefault();
    form.dataset.sent = '1';
});

// Back to a page that was kept: its forms may be sent again.
addEventListener('pageshow', function () {
    for (const form of document.forms)
        delete form.dataset.sent;
});
