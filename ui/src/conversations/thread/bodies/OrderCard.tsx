import { ShoppingBag } from 'lucide-react';
import type { MessageContent } from '@/api/conversations';
import { t } from '@/texts';
import { RichText } from './RichText';
import { orderTotal, price } from './prices';

export function OrderCard({ order }: { order: NonNullable<MessageContent['order']> }) {
  const total = orderTotal(order.items);
  return (
    <div className="w-72 max-w-full">
      <p className="mb-1.5 flex items-center gap-1.5 font-medium"><ShoppingBag className="size-4 text-ink-3" aria-hidden="true" />{t('thread.order', { n: order.items.length })}</p>
      <table className="w-full text-sm">
        <thead className="sr-only"><tr><th>{t('thread.orderQuantity')}</th><th>{t('thread.orderItem')}</th><th>{t('thread.orderPrice')}</th></tr></thead>
        <tbody>
          {order.items.map((item, index) => (
            <tr key={index} className="border-t border-line">
              <td className="tabular py-1 pr-2 align-top text-ink-3">{item.quantity}×</td>
              <td className="py-1 pr-2 align-top">{item.productRetailerId}</td>
              <td className="tabular py-1 text-right align-top">{price(item.itemPrice, item.currency)}</td>
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot><tr className="border-t border-line-strong font-semibold"><td /><td className="py-1">{t('thread.orderTotal')}</td><td className="tabular py-1 text-right">{total}</td></tr></tfoot>
        )}
      </table>
      {order.text && <p className="mt-1.5"><RichText text={order.text} /></p>}
    </div>
  );
}
